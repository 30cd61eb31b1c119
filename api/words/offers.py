"""How are offers said to French readers: kind, level, start, the rules about them?"""

from typing import Any, Final

from api.words.dates import between, day

KINDS: Final = {"apprenticeship": "apprentissage", "pmsmp": "PMSMP"}
# What the two chances are about, for each kind (design.md, "The scorecard").
CHANCES: Final = {
    "apprenticeship": ("signer", "tenir à 6 mois"),
    "pmsmp": ("se faire", "servir son objet"),
}
_LEVELS: Final = {3: "CAP", 4: "bac", 5: "bac+2", 6: "licence", 7: "master"}


def level(number: int | None) -> str | None:
    """A European level with its usual diploma; None when not known."""
    if number is None:
        return None
    return f"niveau {number}" + (f" ({_LEVELS[number]})" if number in _LEVELS else "")


def start_window(offer: dict[str, Any]) -> str | None:
    """When an offer may start; None when nothing is said."""
    first, last = offer.get("start_from"), offer.get("start_to")
    if first and last and first != last:
        return f"début entre {between(first, last)}"
    if first or last:
        return f"début {'le' if first == last or not last else 'avant le'} {day(first or last)}"
    return None


def with_article(reason: dict[str, Any]) -> str:
    """A reason or warning, with its article unless the sentence already names it."""
    article, sentence = str(reason["article"]), str(reason["sentence"])
    if not article or article in sentence:
        return sentence
    return f"{sentence.removesuffix('.')} ({article})."
