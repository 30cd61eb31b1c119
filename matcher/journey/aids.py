"""Which aids may apply to somebody's journeys? The sentences of the dated rules, to be checked."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from matcher.columns import Person
from models.enums import Licence, OfferKind
from models.protocols import Places
from models.rules import Rule, RuleBook

# Degrees around metropolitan France: Saint-Pierre-et-Miquelon is as far north, not as far east.
_METROPOLITAN: Final = ((41.0, 51.5), (-6.0, 10.0))


@dataclass(frozen=True)
class Aid:
    """An aid that may apply: its rule, French sentence, and where its values were read."""

    rule: str
    sentence: str
    source: str


@dataclass(frozen=True)
class Circumstances:
    """What aids depend on: the way to the employer and back (NaN not known), boarding.

    `overseas`: every home known lies outside metropolitan France, where distances count shorter.
    """

    kind: OfferKind
    return_km: float
    return_minutes: float
    needs_pass: bool
    boards: bool
    overseas: bool = False


def is_overseas(homes: Places) -> bool:
    """Whether homes are known, and none of them in metropolitan France, Corsica included."""
    known = ~np.isnan(homes.lat)
    (south, north), (west, east) = _METROPOLITAN
    here = (homes.lat > south) & (homes.lat < north) & (homes.lng > west) & (homes.lng < east)
    return bool(known.any() and not (known & here).any())


def aids_for(person: Person, at: Circumstances, rules: RuleBook, today: date) -> tuple[Aid, ...]:
    """The aids worth asking about."""
    asked = _for_stay(at, rules, today)
    if at.kind is OfferKind.APPRENTICESHIP:
        asked = _for_contract(person, at, rules, today)
    return tuple(_aid(rules.rule(rule_id, today)) for rule_id in asked)


def _for_stay(at: Circumstances, rules: RuleBook, today: date) -> list[str]:
    amob = rules.value("amob", today)
    far = amob["km_overseas" if at.overseas else "km"]
    is_far = at.return_km >= far or at.return_minutes >= 60 * amob["return_hours"]
    return ["amob"] if is_far else []


def _for_contract(person: Person, at: Circumstances, rules: RuleBook, today: date) -> list[str]:
    age = person.age_on(today)
    may_learn = age >= rules.value("licence_b_min_age", today)
    is_young = age < rules.value("mobili_jeune", today)["age_below"]
    applies = {
        "transport_pass_share": at.needs_pass,
        "cfa_extras": at.boards,
        "licence_aid": may_learn and Licence.B not in person.licences,
        "mobili_jeune": is_young
        and at.return_minutes > 2 * rules.value("travel_slope_from", today),
    }
    return [rule_id for rule_id, does in applies.items() if does]


def _aid(rule: Rule) -> Aid:
    return Aid(rule.rule_id, rule.sentence.format(**_words(rule.value)), rule.source)


def _words(value: object) -> dict[str, str]:
    """A rule's values as a French sentence holds them."""
    if isinstance(value, float):
        return {"percent": f"{100 * value:.0f}"}
    if not isinstance(value, dict):
        return {"value": str(value)}
    return {name: str(number).replace(".", ",") for name, number in value.items()}
