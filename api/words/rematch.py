"""How is a re-match told to French readers?"""

from collections.abc import Mapping
from typing import Any, Final

from api.words.numbers import counted, decimal

SCOPES: Final = {
    "ruptures": "ruptures ouvertes",
    "all": "tous les jeunes prêts à signer",
}
STATUSES: Final = {
    "queued": "en attente",
    "running": "en cours",
    "done": "terminée",
    "cancelled": "annulée",
    "failed": "échouée",
}
STANDINGS: Final = {
    "served": "avec des suggestions",
    "none": "sans suggestion",
    "to_call": "à appeler d'abord",
}
CALL_FIRST: Final = {
    "wishes_old": "souhaits non confirmés depuis deux mois",
    "no_wish": "aucun souhait noté",
    "no_home": "domicile inconnu : aucun trajet ne peut être calculé",
    "objects": "s'oppose au classement automatique",
}
CFA: Final = {
    "kept": "même CFA",
    "changed": "changerait de CFA : rien d'autre ne reste",
    "open": "CFA à choisir",
}
DECISIONS: Final = {"proposed": "proposée", "set_aside": "écartée"}
METHODS: Final = {
    "optimal": "le plus grand total, chacun selon ses propres chances",
    "raw": "le plus grand total des scores",
    "stable": "stable : personne n'échangerait",
}
POLICIES: Final = {
    "rematch": "répartition",
    "own_top": "à chacun ses premières",
    "nearest": "à chacun les plus proches",
}
GROUPS: Final = {
    "rural": "commune rurale",
    "urban": "commune urbaine",
    "level_2": "sans diplôme",
    "level_3": "CAP",
    "level_4": "bac",
    "level_5": "bac+2 et plus",
    "unknown": "non connu",
}
LOST_BECAUSE: Final = {
    "decided": "décidées par un conseiller",
    "no_longer_seeking": "le jeune ne cherche plus",
    "offer_gone": "l'offre n'est plus ouverte",
    "given_to_others": "la place va à d'autres",
    "better_found": "mieux a été trouvé",
}


def advice_on_prices(told: Mapping[str, Any]) -> str:
    """Which λ the last run over all advises, and why."""
    if told["recommended"] is None:
        return (
            "Aucune valeur conseillée encore : elle se calcule à chaque répartition de tous les "
            "jeunes prêts à signer."
        )
    tried = {each["weight"]: each for each in told["tried"]}
    plain, best = tried[0.0], tried[told["recommended"]]
    if told["recommended"] == 0:
        return (
            f"Valeur conseillée : 0. Si chacun regarde ses trois premières offres, "
            f"{counted(plain['matched'], 'jeune est placé', 'jeunes sont placés')} sans toucher "
            "aux listes, et compter les prix n'en placerait guère plus."
        )
    return (
        f"Valeur conseillée : {decimal(told['recommended'], 2)}. Si chacun regarde ses trois "
        f"premières offres, {counted(best['matched'], 'serait placé', 'seraient placés')} "
        f"au lieu de {plain['matched']} ; le score de la première offre montrée passerait "
        f"de {decimal(plain['shown_score'])} à {decimal(best['shown_score'])} en moyenne. "
        "C'est la plus petite valeur qui place presque autant que la meilleure."
    )


def barrier_to_lift(person: Mapping[str, Any]) -> str:
    """What to do for somebody without a suggestion."""
    if person["barrier"]:
        # The sentence says how many contracts it opens; its reader ends it.
        return str(person["barrier"]["sentence"]).removesuffix(".")
    if person["options"]:
        return (
            "Aucun frein connu à lever : ses offres vont à d'autres, une entreprise est à trouver"
        )
    return "Aucun frein connu à lever : une entreprise est à trouver"


def time_left(seconds: int | None) -> str:
    """How long a run still takes: "environ 2 min"; empty when nobody knows."""
    if seconds is None:
        return ""
    if seconds < 60:
        return "moins d'une minute"
    return f"environ {round(seconds / 60)} min"
