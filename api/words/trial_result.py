"""How is a trial's result told to French readers? What was found, how sure, what is unknown."""

from collections.abc import Mapping
from typing import Any, Final

from api.words.numbers import NBSP, counted, decimal, percent
from api.words.trial import AGES

_SURE: Final = 0.05
_UNKNOWN: Final = "pas assez de jeunes pour le dire"


def effect_told(effect: dict[str, float | None]) -> str:
    """An effect as "+3,1 points (de −1,2 à +7,4)"."""
    value, low, high = (effect[name] for name in ("value", "low", "high"))
    if value is None or low is None or high is None:
        return _UNKNOWN
    return f"{_signed(value)}{NBSP}points (de {_signed(low)} à {_signed(high)})"


def chance_told(p: float | None) -> str:
    """A p-value as a share of draws."""
    if p is None:
        return _UNKNOWN
    return f"moins de {percent(0.001, 1)}" if p < 0.001 else percent(p, 1)


def result_sentences(found: dict[str, Any]) -> list[str]:
    """What one outcome shows, in the order it was registered."""
    itt, late, lost = found["itt"], found["late"], found["attrition"]
    way = "ajusté" if itt["is_adjusted"] else "sans ajustement"
    told = [
        f"Être tiré pour le service renforcé : {effect_told(itt['adjusted'])}, {way}.",
        f"Le hasard du tirage seul en montre autant dans {chance_told(found['chance'])} des cas.",
        _taken(late),
        _lost(lost),
    ]
    if itt["left_out"]:
        alone = counted(itt["left_out"], "jeune", "jeunes")
        told.append(f"{alone} sans personne à qui être comparé ne comptent pas.")
    return [*told, *_groups(found["groups"]), *_spill_over(found["spill_over"])]


def group_name(kind: str, group: str, trades: Mapping[str, str]) -> str:
    """A group as it is read: a great domain of trades (labels by letter), or an age."""
    if kind == "age":
        return AGES.get(group, "âge inconnu")
    return trades.get(group, f"métiers {group}")


def effects_of(
    found: dict[str, Any], trades: Mapping[str, str]
) -> list[tuple[str, dict[str, float | None]]]:
    """What is drawn of one outcome: being drawn, getting it, groups, spill-over; with words."""
    groups = [
        (group_name(kind, each["group"], trades), each["effect"])
        for kind, rows in found["groups"].items()
        for each in rows
    ]
    return [
        ("Être tiré pour le service renforcé", found["itt"]["adjusted"]),
        ("L'avoir vraiment reçu", found["late"]["effect"]),
        *groups,
        *_spread(found["spill_over"]),
    ]


def _taken(late: dict[str, Any]) -> str:
    if late["effect"]["value"] is None:
        return "Trop peu de tirés ont vraiment reçu le service pour dire ce qu'il leur a fait."
    return (
        f"L'avoir vraiment reçu : {effect_told(late['effect'])} ; {percent(late['taken'])} des "
        "tirés de plus que des autres l'ont reçu."
    )


def _groups(groups: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Whether a group shows an effect once all groups looked at are counted."""
    shown = [each for rows in groups.values() for each in rows]
    if not shown:
        return []
    sure = sum(each["holm"] is not None and each["holm"] < _SURE for each in shown)
    if sure == 0:
        return ["Aucun groupe pris seul n'établit d'effet, tous comptés ensemble (Holm)."]
    told = counted(sure, "groupe établit", "groupes établissent")
    return [f"{told} un effet, tous comptés ensemble (Holm)."]


def _lost(lost: dict[str, Any]) -> str:
    shares = [lost["known_plus"], lost["known_ordinary"]]
    known = " et ".join("–" if each is None else percent(each) for each in shares)
    if not lost["is_different"]:
        return f"Suites connues : {known} des deux groupes ; pertes comparables."
    low, high = lost["bounds"]
    if low is None or high is None:
        return f"Suites connues : {known} ; pertes différentes, rien ne peut être borné."
    return (
        f"Suites connues : {known} ; pertes différentes : l'effet est entre {_signed(low)} et "
        f"{_signed(high)}{NBSP}points (bornes de Lee)."
    )


def _spill_over(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return []
    told = [
        f"Part {percent(each['share'])} ({counted(each['sites'], 'site', 'sites')}), à côté des "
        f"sites sans service renforcé : tirés {effect_told(each['served'])} ; leurs voisins "
        f"{effect_told(each['neighbours'])} ; tous ensemble {effect_told(each['together'])}."
        for each in found["by_share"]
    ]
    told.append(
        f"Voisins, d'aucun à tous servis : {effect_told(found['slope'])} ; le hasard en montre "
        f"autant dans {chance_told(found['p'])} des cas."
    )
    return told


def _spread(found: dict[str, Any] | None) -> list[tuple[str, dict[str, float | None]]]:
    if found is None:
        return []
    return [
        (f"{who}, part {percent(each['share'])}", each[name])
        for each in found["by_share"]
        for name, who in (
            ("served", "Tirés"),
            ("neighbours", "Leurs voisins"),
            ("together", "Tous ensemble"),
        )
    ]


def _signed(gap: float) -> str:
    points = decimal(100 * gap)
    return points if points.startswith("−") or points == "0,0" else f"+{points}"
