"""How often is each way made in a mean week, and how many hours and kilometres is that?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from matcher.cfa.choice import NO_COURSE
from matcher.cfa.courses import CourseColumns
from matcher.cfa.hours import trips_of
from matcher.columns.offers import KINDS
from matcher.pairs import Pairs
from models.enums import OfferKind
from models.rules import RuleBook

_NOT_KNOWN: Final = float("nan")


@dataclass(frozen=True)
class Trips:
    """One-way trips of a mean week to the employer and to the CFA; NaN not known."""

    employer: float
    cfa: float


@dataclass(frozen=True)
class Way:
    """One leg as it is travelled: minutes and road km one way, trips a week. NaN not known."""

    minutes: float
    km: float
    trips: float


@dataclass(frozen=True)
class Week:
    """A mean week on the way, all legs: hours and road km. `whole` unless a leg is not known."""

    hours: float
    km: float
    whole: bool


def trips_a_week(
    pairs: Pairs, courses: CourseColumns, row: int, rules: RuleBook, today: date
) -> Trips:
    """Trips of one offer: days at the CFA are none in the company.

    Where the rhythm is not known, a week in the company is told.
    """
    days = int(rules.value("working_days_a_week", today))
    if pairs.offers.kind[row] == KINDS[OfferKind.PMSMP]:
        return Trips(employer=2 * days, cfa=0)
    course, weeks = int(pairs.cfa.course[row]), float(rules.value("weeks_a_month", today))
    daily = _NOT_KNOWN
    if course != NO_COURSE:
        trips = rules.value("rhythm_trips_per_month", today)
        daily = float(trips_of(courses.rhythm[[course]], trips)[0]) / weeks
    in_company = max(2 * days - float(np.nan_to_num(daily)), 0)
    return Trips(in_company, float(pairs.cfa.trips[row]) / weeks)


def week_of(ways: Iterable[Way]) -> Week:
    """The sum of what is known; a leg that is not travelled adds nothing."""
    travelled = [way for way in ways if way.trips != 0]
    hours = np.array([way.trips * way.minutes / 60 for way in travelled])
    km = np.array([way.trips * way.km for way in travelled])
    return Week(float(np.nansum(hours)), float(np.nansum(km)), not bool(np.isnan(hours).any()))
