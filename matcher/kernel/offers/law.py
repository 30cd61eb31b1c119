"""Which offers does each rule exclude, and for whom? Asked of the rules themselves, once a pool.

A rule that depends on the day of birth alone is asked about a newborn and about somebody of
sixteen; a licence, about somebody who holds that one only, and refused hours, hour by hour, both of
their own rules alone. What narrows start days is applied pair by pair in `law`; here a start is
possible on one day only, so that every ban shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from dateutil.relativedelta import relativedelta
from numpy.typing import NDArray

from matcher.columns import NO_DAY, UNKNOWN, OfferColumns, Person
from matcher.eligibility import Eligibility
from matcher.eligibility.findings import BIT
from matcher.eligibility.judge import Family
from matcher.eligibility.licence import LicenceNeeded
from matcher.eligibility.refusals import Refusals
from matcher.kernel.columns.world import Law, Longs
from matcher.kernel.worth.probes import NOBODY, blank_offers
from models.enums import Licence, OfferKind, RefusalKind, RefusedHours
from models.rules import RuleBook

LICENCES: Final = tuple(Licence)
HOURS: Final = tuple(RefusedHours)
MINORS: Final = (
    "minors_night",
    "minors_night_outside_derogation",
    "minors_weekly_hours",
    "minors_daily_rest",
    "minors_sunday",
    "minors_dangerous_work_banned",
)
_OF_THE_OFFER: Final = (
    "contract_minimum_duration",
    "contract_maximum_duration",
    "masters_full",
    "agency_masters_full",
    "pmsmp_not_a_job",
)
# Years past majority at which no rule of age is left.
_GROWN_UP: Final = 4


@dataclass(frozen=True)
class OfferLaw:
    """Columns of `columns.Offers` that rules decide."""

    forbids: Longs
    forbids_lifted: Longs
    forbids_16: Longs
    forbids_18: Longs
    hours: NDArray[np.uint8]
    licences: NDArray[np.uint8]


def offer_law(
    offers: OfferColumns, eligibility: Eligibility, majority: int, today: date
) -> OfferLaw:
    """What the rules say of each offer."""
    one_day = replace(
        offers,
        start_from=np.full(len(offers), NO_DAY, dtype=np.int32),
        start_to=np.full(len(offers), NO_DAY, dtype=np.int32),
    )
    sessions = np.full(len(offers), NO_DAY, dtype=np.int32)

    def asked(person: Person, rules: tuple[str, ...]) -> Longs:
        found = eligibility.judge(person, one_day, sessions).excluded
        return found & sum(1 << BIT[rule] for rule in rules)

    def alone(family: type[Family], person: Person, rule: str) -> NDArray[np.uint8]:
        found = eligibility.excluded_by(family, person, one_day, sessions)
        return (found >> BIT[rule] & 1).astype(np.uint8)

    def aged(years: int) -> Person:
        return replace(NOBODY, birth_date=today - relativedelta(years=years))

    adult = aged(majority + _GROWN_UP)
    hours, licences = np.zeros((2, len(offers)), dtype=np.uint8)
    for bit, word in enumerate(HOURS):
        who = replace(adult, refused={**NOBODY.refused, RefusalKind.HOURS: frozenset({word})})
        hours |= alone(Refusals, who, "refused_hours") << bit
    for bit, held in enumerate((frozenset[Licence](), *(frozenset({one}) for one in LICENCES))):
        licences |= alone(LicenceNeeded, replace(adult, licences=held), "licence_required") << bit
    return OfferLaw(
        forbids=asked(adult, _OF_THE_OFFER),
        forbids_lifted=asked(replace(adult, age_limit_lifted=True), _OF_THE_OFFER),
        forbids_16=asked(aged(0), MINORS),
        forbids_18=asked(aged(majority - 1), MINORS),
        hours=hours,
        licences=licences,
    )


def law_of(eligibility: Eligibility, rules: RuleBook, today: date) -> Law:
    """The numbers that the kernel itself applies."""

    def numbers(rule_id: str) -> Mapping[str, int]:
        return dict(rules.value(rule_id, today))

    conventions = numbers("pmsmp_conventions")
    return Law(
        margin=int(rules.value("travel_discuss_margin", today)),
        fastest_kmh=float(rules.value("travel_fastest_local_kmh", today)),
        least_level=_least_level(eligibility),
        pmsmp_months=int(rules.value("pmsmp_duration", today)),
        conventions=conventions["conventions"],
        convention_months=conventions["months"],
        cumulated_days=int(rules.value("pmsmp_cumulated_days", today)),
    )


def _least_level(eligibility: Eligibility) -> Longs:
    """The finding, where a level reached gives no access to a level prepared."""
    prepared = np.arange(9, dtype=np.int32)
    offers = replace(
        blank_offers(OfferKind.APPRENTICESHIP, 9),
        diploma_level=np.where(prepared == 0, UNKNOWN, prepared).astype(np.int32),
    )
    sessions = np.full(9, NO_DAY, dtype=np.int32)
    found = [
        eligibility.judge(replace(NOBODY, level_reached=reached or None), offers, sessions)
        for reached in range(9)
    ]
    return np.array([judged.excluded for judged in found]) & (1 << BIT["level_access"])
