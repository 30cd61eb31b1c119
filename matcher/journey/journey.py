"""What do both legs of each offer ask of this person, week after week, and what do they cost?"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.courses import CourseColumns
from matcher.columns import UNKNOWN
from matcher.columns.offers import KINDS
from matcher.journey.aids import Aid, Circumstances, aids_for, is_overseas
from matcher.journey.clock import Clock, clock_of, night_remarks
from matcher.journey.cost import Cost, Period, cost_of
from matcher.journey.legs import JourneyTerms, Leg, Traveller
from matcher.journey.week import Way, Week, trips_a_week, week_of
from matcher.pairs import Pairs
from models.enums import Mode, OfferKind

_KIND_OF = {number: kind for kind, number in KINDS.items()}
_NOT_KNOWN = float("nan")
_MONTHS = 12


@dataclass(frozen=True)
class Journey:
    """Both legs of one offer. `cfa`: None without a course. `clock`: None when not known.

    `week`: a mean one. `cost`: of a month or a stay. `aids`: may apply. `remarks`: to talk over.
    """

    employer: Leg
    cfa: Leg | None
    clock: Clock | None
    week: Week
    cost: Cost
    aids: tuple[Aid, ...]
    remarks: tuple[str, ...]


def journeys_of(
    pairs: Pairs, courses: CourseColumns, rows: NDArray[np.int64], terms: JourneyTerms
) -> dict[int, Journey]:
    """The journeys of these rows of pairs."""
    traveller = Traveller(pairs.person, terms)
    legs = zip(
        traveller.to_employers(pairs, rows),
        traveller.to_courses(pairs, courses, rows),
        strict=True,
    )
    return {
        row: _journey(pairs, courses, row, both, terms)
        for row, both in zip(rows.tolist(), legs, strict=True)
    }


def _journey(
    pairs: Pairs,
    courses: CourseColumns,
    row: int,
    legs: tuple[Leg, Leg | None],
    terms: JourneyTerms,
) -> Journey:
    employer, cfa = legs
    rules, today, person = terms.rules, terms.today, pairs.person
    trips = trips_a_week(pairs, courses, row, rules, today)
    ways = (_way(employer, trips.employer), _way(cfa, trips.cfa))
    cost = cost_of(
        _weekly_km(zip(legs, ways, strict=True)),
        _period(pairs, row, terms),
        rules.value("own_vehicle_euros", today),
    )
    clock = _clock(pairs, row, employer)
    circumstances = Circumstances(
        kind=_KIND_OF[int(pairs.offers.kind[row])],
        return_km=2 * employer.km,
        return_minutes=2 * ways[0].minutes,
        needs_pass=cost.needs_pass,
        boards=bool(pairs.cfa.boards[row]),
        overseas=is_overseas(person.homes),
    )
    return Journey(
        employer,
        cfa,
        clock,
        week_of(ways),
        cost,
        aids_for(person, circumstances, rules, today),
        night_remarks(person, employer.best, clock, rules, today),
    )


def _way(leg: Leg | None, trips: float) -> Way:
    if leg is None or leg.best is None:
        return Way(_NOT_KNOWN, _NOT_KNOWN, trips)
    return Way(leg.best.minutes, leg.km, trips)


def _weekly_km(legs: Iterable[tuple[Leg | None, Way]]) -> list[tuple[Mode, float]]:
    """Kilometres a week by each means, of the legs whose way and trips are known."""
    return [
        (leg.best.mode, way.trips * way.km)
        for leg, way in legs
        if leg is not None and leg.best is not None and not np.isnan(way.trips)
    ]


def _period(pairs: Pairs, row: int, terms: JourneyTerms) -> Period:
    """A contract's month; a stay as long as it is, a month at most where that is not known."""
    weeks = float(terms.rules.value("weeks_a_month", terms.today))
    if pairs.offers.kind[row] != KINDS[OfferKind.PMSMP]:
        return Period("month", weeks, _MONTHS)
    days = int(pairs.offers.duration_days[row])
    return Period("stay", weeks if days == UNKNOWN else days / 7, 1)


def _clock(pairs: Pairs, row: int, employer: Leg) -> Clock | None:
    if employer.best is None:
        return None
    start, end = int(pairs.offers.day_start[row]), int(pairs.offers.day_end[row])
    return clock_of(employer.best, start, end)
