"""How are values said to French readers? The same words in the terminal and on the pages."""

from datetime import date
from typing import Any, Final

# No break between a number and its unit, as French typography asks.
NBSP: Final = "\u00a0"
# 1,9 is singular in French.
FRENCH_PLURAL: Final = 2

MODES: Final = {
    "walk": "à pied",
    "bike": "à vélo",
    "moped": "en cyclomoteur",
    "car": "en voiture",
    "lift": "en voiture, conduit par un proche",
    "transit": "en transport en commun",
}
KINDS: Final = {"apprenticeship": "apprentissage", "pmsmp": "PMSMP"}
STAGES: Final = {
    "no_project": "sans projet",
    "to_confirm": "projet à confirmer",
    "ready_to_sign": "prêt à signer",
}
# What the two chances are about, for each kind (design.md, "The scorecard").
CHANCES: Final = {
    "apprenticeship": ("signer", "tenir à 6 mois"),
    "pmsmp": ("se faire", "servir son objet"),
}
_LEVELS: Final = {3: "CAP", 4: "bac", 5: "bac+2", 6: "licence", 7: "master"}
_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def duration(minutes: int | None) -> str:
    """Minutes as "25 min" or "1 h 05"; not known is said."""
    if minutes is None:
        return "durée inconnue"
    if minutes < 60:
        return f"{minutes}{NBSP}min"
    return f"{minutes // 60}{NBSP}h{NBSP}{minutes % 60:02d}"


def decimal(value: float, digits: int = 1) -> str:
    """A number with a French comma and sign."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")


def score(value: float) -> str:
    """A score of 0–100 with one decimal."""
    return decimal(value)


def percent(chance: float, digits: int = 0) -> str:
    """A chance of 0–1 as "72 %"."""
    return f"{decimal(100 * chance, digits)}{NBSP}%"


def likelihood(chance: float) -> str:
    """A chance as a percentage; one too small to be told from none is "< 1 %", never "0 %"."""
    told = percent(chance)
    return f"<{NBSP}1{NBSP}%" if chance > 0 and told == percent(0) else told


def signed(points: int) -> str:
    """Points with their sign: "+307", "−51", "0"."""
    return f"{points:+d}".replace("-", "−") if points else "0"


def km(value: float | None) -> str:
    """A distance as the crow flies; not known is said."""
    return "distance inconnue" if value is None else f"{decimal(value)}{NBSP}km"


def counted(count: int, one: str, many: str) -> str:
    """A count with its word: 0 and 1 take the singular, as French does."""
    return f"{thousands(count)} {one if count < FRENCH_PLURAL else many}"


def thousands(count: int) -> str:
    """A count with a space between thousands."""
    return f"{count:,}".replace(",", NBSP)


def day(value: date | str | None) -> str:
    """A day, or its ISO text, as "1er septembre 2026"; not known is said."""
    if value is None:
        return "date inconnue"
    moment = date.fromisoformat(value) if isinstance(value, str) else value
    number = "1er" if moment.day == 1 else str(moment.day)
    return f"{number} {_MONTHS[moment.month - 1]} {moment.year}"


def short_day(value: date) -> str:
    """A day as 01/09/2026."""
    return f"{value:%d/%m/%Y}"


def level(number: int | None) -> str | None:
    """A European level with its usual diploma; None when not known."""
    if number is None:
        return None
    return f"niveau {number}" + (f" ({_LEVELS[number]})" if number in _LEVELS else "")


def start_window(offer: dict[str, Any]) -> str | None:
    """When an offer may start; None when nothing is said."""
    first, last = offer.get("start_from"), offer.get("start_to")
    if first and last and first != last:
        return f"début entre le {day(first)} et le {day(last)}"
    if first or last:
        return f"début {'le' if first == last or not last else 'avant le'} {day(first or last)}"
    return None


def journey(minutes: int | None, mode: str | None) -> str:
    """Minutes and means, as "22 min à vélo"; not known is said."""
    if minutes is None:
        return "trajet inconnu"
    return f"{duration(minutes)} {MODES.get(mode or '', '')}".rstrip()


def employer_journey(leg: dict[str, Any]) -> str:
    """The way to the employer: minutes and means, or how far it is when the way is not known."""
    start = f", depuis «{NBSP}{leg['from']}{NBSP}»" if leg.get("from") else ""
    if leg["minutes"] is None:
        far = f" ({km(leg['km'])} à vol d'oiseau)" if leg["km"] is not None else ""
        return f"trajet inconnu{far}{start}"
    return f"{journey(leg['minutes'], leg['mode'])}{start}"


def cfa_journey(leg: dict[str, Any]) -> str:
    """The way to the CFA: name, minutes and means or boarding, trips a month."""
    if leg.get("course_id") is None:
        return "CFA inconnu"
    place = f" ({leg['commune']})" if leg.get("commune") else ""
    way = "internat" if leg["boarding"] else journey(leg["minutes"], leg["mode"])
    supposed = ", CFA supposé" if leg["origin"] == "supposed" else ""
    return f"{leg.get('cfa') or 'CFA'}{place} : {way}{_trips(leg)}{supposed}"


def _trips(leg: dict[str, Any]) -> str:
    trips = leg["trips_per_month"]
    if trips is None:
        return ", rythme inconnu"
    # The document counts one-way trips; people count returns.
    returns = trips / 2
    back_and_forth = "aller-retour" if returns < FRENCH_PLURAL else "allers-retours"
    return f", {decimal(returns)} {back_and_forth} par mois"


def with_article(reason: dict[str, Any]) -> str:
    """A reason or warning, with its article unless the sentence already names it."""
    article, sentence = str(reason["article"]), str(reason["sentence"])
    if not article or article in sentence:
        return sentence
    return f"{sentence.removesuffix('.')} ({article})."
