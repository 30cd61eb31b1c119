"""How does one person travel each leg of each offer: the best means, and the runner-up?"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import NO_COURSE
from matcher.cfa.courses import CourseColumns
from matcher.columns import Person
from matcher.journey.options import Option, options_to
from matcher.pairs import Pairs
from matcher.rank.limits import TravelLimits
from matcher.travel import MODES, DistanceModel, Journeys, Serving, usable_modes
from matcher.travel.corrections import corrected_to, corrected_to_offers
from matcher.travel.distance_model import crow_km
from matcher.travel.hours import (
    BOARDING_DAYS,
    EVERY_WEEKDAY,
    drives_on,
    lifts_serve,
    weekday_hours,
    working_hours,
)
from models.enums import LegTo
from models.protocols import Depth, Places, TravelTimes
from models.rules import RuleBook

if TYPE_CHECKING:
    from matcher.travel.transit import TransitTimes


@dataclass(frozen=True)
class JourneyTerms:
    """What journeys are told by. `model`: road kilometres. `transit`: None without timetables."""

    rules: RuleBook
    today: date
    travel: TravelTimes
    model: DistanceModel
    transit: "TransitTimes | None" = None


@dataclass(frozen=True)
class Leg:
    """One leg of one offer.

    `best`: the option the ranking counts; None when it counts the way as not known. `runner_up`:
    the quickest other one, up to the margin past the limit. `km`: road km one way, NaN without a
    best option.
    """

    best: Option | None
    runner_up: Option | None
    km: float


class Traveller:
    """One person on a day, ready to be asked about places."""

    def __init__(self, person: Person, terms: JourneyTerms) -> None:
        self.person = person
        self.terms = terms
        means = usable_modes(person, terms.rules, terms.today)
        self._journeys = Journeys(terms.travel, means)
        self._limits = TravelLimits.of(person, terms.rules, terms.today)

    def to_employers(self, pairs: Pairs, rows: NDArray[np.int64]) -> list[Leg]:
        """The leg to the employer of each of these rows, at the offer's hours."""
        person, offers = self.person, pairs.offers.take(rows)
        at = Serving(
            working_hours(offers, self._rule("assumed_working_hours")),
            lambda minutes: lifts_serve(person.lifts, offers, minutes),
            corrected_to_offers(person, offers),
        )
        limits = self._limits.per_pair(person, pairs.trades.take(rows))
        return self._legs(offers.places_at, at, limits)

    def to_courses(
        self, pairs: Pairs, courses: CourseColumns, rows: NDArray[np.int64]
    ) -> list[Leg | None]:
        """The leg to the CFA of each of these rows; None without a course."""
        legs: dict[int, Leg] = {}
        for boards in (False, True):
            mine = rows[(pairs.cfa.course[rows] != NO_COURSE) & (pairs.cfa.boards[rows] == boards)]
            found = self._to_classes(courses, pairs.cfa.course[mine], boards)
            legs.update(zip(mine.tolist(), found, strict=True))
        return [legs.get(row) for row in rows.tolist()]

    def _to_classes(
        self, courses: CourseColumns, rows: NDArray[np.int64], boards: bool
    ) -> list[Leg]:
        """On every weekday of a CFA week, or one return a week for who boards."""
        days = BOARDING_DAYS if boards else EVERY_WEEKDAY
        driven = drives_on(self.person.lifts, days)
        at = Serving(
            weekday_hours(len(rows), self._rule("assumed_class_hours"), days),
            lambda minutes: np.full(len(minutes), driven),
            corrected_to(self.person, LegTo.CFA, courses.uai[rows]),
        )
        limits = np.full(len(rows), self._limits.cfa, dtype=np.int32)
        return self._legs(courses.places.take(rows), at, limits)

    def _legs(self, places: Places, at: Serving, limits: NDArray[np.int32]) -> list[Leg]:
        counted = self._journeys.to(self.person, places, limits, at)
        options = options_to(self.person, places, at, self._journeys)
        legs = []
        for row, each in enumerate(options):
            best = next((o for o in each if MODES.index(o.mode) == counted.mode[row]), None)
            bound = int(limits[row]) + self._limits.margin
            others = (o for o in each if o is not best and o.minutes <= bound)
            first, second = (self._ridden(o, places, row, at) for o in (best, next(others, None)))
            legs.append(Leg(first, second, self._road_km(best, places, row)))
        return legs

    def _ridden(
        self, option: Option | None, places: Places, row: int, at: Serving
    ) -> Option | None:
        """The option with its rides, where timetables know them."""
        transit, hours = self.terms.transit, at.hours
        if option is None or option.depth is not Depth.TIMETABLE or not (transit and hours):
            return option
        # Loads numba: only who has timetables waits for it.
        from matcher.travel.day_rides import rides_by_day

        home, place = self._home(option), places.take(np.array([row]))
        rides = rides_by_day(transit, home, place, option.mode, hours.take(np.array([row])))
        return replace(option, rides=rides)

    def _road_km(self, option: Option | None, places: Places, row: int) -> float:
        if option is None:
            return float("nan")
        crow = crow_km(self._home(option), places.take(np.array([row])))
        return float(self.terms.model.road_km(crow)[0])

    def _home(self, option: Option) -> Places:
        return self.person.homes.take(np.array([option.home]))

    def _rule(self, rule_id: str) -> dict[str, int]:
        value: dict[str, int] = self.terms.rules.value(rule_id, self.terms.today)
        return value
