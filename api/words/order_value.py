"""How is the value of another order told in French?"""

from typing import Any, Final

from api.words.numbers import decimal

INTRODUCTION: Final = (
    "Part des propositions signées si l'on avait proposé, dans chaque liste vue, l'offre que cette "
    "grille met en tête. Ne dit rien d'offres qui n'étaient pas dans la liste."
)
SHARES: Final = {
    "done": "comme proposé",
    "other": "selon cette grille",
    "gain": "écart",
    "naive": "moyenne brute des propositions qui suivent cet ordre (trompeuse)",
}
MEASURES: Final = {
    "ndcg_10": "NDCG à 10",
    "reciprocal_rank": "rang inverse",
    "recall_5": "dans les 5",
}
ORDERS: Final = {"shown": "montré", "scorecard": "de cette grille"}


def why_not(told: dict[str, Any], found: dict[str, Any]) -> str:
    """Why no value is told, with the threshold and what would change it."""
    overlap = told["overlap"]
    if told["reason"] == "few_lists":
        return (
            f"Trop peu de listes : il en faut {found['least_lists']} dont la suite est connue. "
            "Chaque proposition faite depuis une liste en ajoute une."
        )
    if told["reason"] == "thin_overlap":
        return (
            f"Recouvrement trop mince : {overlap['agreeing']} propositions suivent cet ordre et, "
            f"pesées, n'en valent que {decimal(overlap['effective'], 0)} ; il en faut "
            f"{decimal(found['least_effective'], 0)}. L'exploration "
            "(PASSERELLE_EXPLORATION_SHARE) l'élargit."
        )
    return (
        f"Recouvrement trop mince : sur {decimal(100 * overlap['rare'], 0)} % des listes, l'offre "
        "que cette grille met en tête n'était presque jamais proposée ; "
        f"{decimal(100 * found['most_rare'], 0)} % au plus sont admis."
    )
