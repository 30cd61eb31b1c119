"""How are groups and measures of the bias report called, and its figures said, in French?"""

from typing import Any, Final

from api.words.numbers import FRENCH_PLURAL, NBSP, decimal

ATTRIBUTES: Final = {
    "sex": "Sexe",
    "age": "Âge",
    "level": "Niveau atteint",
    "home": "Commune",
    "district": "Quartier prioritaire",
}
GROUPS: Final = {
    "F": "femmes",
    "M": "hommes",
    "15_17": "moins de 18 ans",
    "18_20": "18 à 20 ans",
    "21_25": "21 à 25 ans",
    "26_29": "26 ans et plus",
    "level_2": "sans diplôme (niveau 2)",
    "level_3": "CAP (niveau 3)",
    "level_4": "bac (niveau 4)",
    "level_5": "bac+2 ou plus",
    "rural": "rurale",
    "urban": "urbaine",
    "priority": "y habite",
    "elsewhere": "n'y habite pas",
}
MEASURES: Final = {
    "allocated_value": "Valeur attribuée par la dernière répartition (1 : leur meilleure offre)",
    "best_chance": "Chance annoncée du meilleur contrat de leur liste",
    "offers": "Offres ouvertes dans leur liste",
    "minutes": "Trajet moyen vers les premières offres",
    "proposals": "Propositions reçues en douze mois",
    "signed_said": "Propositions : chance de signature annoncée ce jour-là",
    "signed": "Propositions : part signée",
    "signed_less_said": "Propositions : signé moins annoncé",
    "held": "Contrats : part encore en formation à six mois",
}
_SHARES: Final = {"best_chance", "signed_said", "signed", "signed_less_said", "held"}
_UNITS: Final = {
    "minutes": ("min", "min"),
    "offers": ("offre", "offres"),
    "proposals": ("proposition", "propositions"),
}
# Few proposals reach anybody: their tenths would hide most gaps.
_DIGITS: Final = {"proposals": 2, "allocated_value": 2}
PROXIES: Final = {
    "sex": "le sexe",
    "district": "le quartier prioritaire",
    "home": "une commune rurale",
}
HIDDEN: Final = "trop peu de personnes"


def group_name(group: str) -> str:
    """The group's name; a level that has none of its own keeps its number."""
    return GROUPS.get(group, group.replace("level_", "niveau "))


def figure(measure: str, value: float | None, is_gap: bool = False) -> str:
    """A value in its unit; a gap with its sign, shares in points."""
    if value is None or value != value:
        return "–"
    share = measure in _SHARES
    told = decimal(100 * value if share else value, _DIGITS.get(measure, 1))
    if is_gap:
        told = _signed(told)
    one, many = _UNITS.get(measure, ("", ""))
    counted = one if abs(value) < FRENCH_PLURAL else many
    unit = ("pts" if is_gap else "%") if share else counted
    return f"{told}{NBSP}{unit}" if unit else told


def interval(measure: str, told: dict[str, float], is_gap: bool = False) -> str:
    """Its two ends; their unit once."""
    low, high = (figure(measure, told[end], is_gap) for end in ("low", "high"))
    return f"{low.partition(NBSP)[0] if NBSP in high else low} à {high}"


def _signed(told: str) -> str:
    """With its sign; what rounds to nothing has none."""
    plain = told.removeprefix("−")
    if not plain.strip("0,"):
        return plain
    return told if told != plain else f"+{told}"


def proxy_sentence(attribute: str, told: dict[str, Any] | None) -> str:
    """How well the factors tell a group, and by what."""
    name = PROXIES[attribute]
    if told is None:
        return f"Deviner {name} : {HIDDEN}."
    auc = told["auc"]
    said = (
        f"Deviner {name} : AUC {decimal(auc['value'], 2)} "
        f"({decimal(auc['low'], 2)} à {decimal(auc['high'], 2)})"
    )
    if not told["told_apart"]:
        return f"{said} : pas mieux qu'à pile ou face."
    by = ", ".join(
        f"{each['label'].lower()} ({decimal(each['auc'], 2)})" for each in told["strongest"]
    )
    return f"{said} ; surtout par {by}."


def sure_gaps(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The gaps whose interval leaves zero out, each once: of two groups, the one that is below."""
    found = []
    for attribute, measures in document["attributes"].items():
        for measure, groups in measures.items():
            for each in groups:
                mirrored = len(groups) == 2 and each["gap"]["value"] > 0
                if each["sure"] and not mirrored:
                    found.append({**each, "attribute": attribute, "measure": measure})
    return found


def gaps_measured(document: dict[str, Any]) -> int:
    """How many gaps were looked at, those of two groups once."""
    return sum(
        1 if len(groups) == 2 else len(groups)
        for measures in document["attributes"].values()
        for groups in measures.values()
    )
