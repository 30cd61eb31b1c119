"""How does one person get to each CFA: every day, or by boarding there?"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.courses import CourseColumns
from matcher.cfa.hours import (
    BOARDING,
    MOST_HOURS,
    UNKNOWN_RHYTHM,
    MonthlyTrips,
    hours_entry,
    trips_of,
)
from matcher.columns import Person
from matcher.travel import Journeys, Serving
from matcher.travel.corrections import corrected_to
from matcher.travel.hours import drives_on, weekday_hours
from models.enums import LegTo
from models.protocols import UNKNOWN_MINUTES


@dataclass(frozen=True)
class CourseLegs:
    """Journeys of one person to every course, shape (courses,)."""

    minutes: NDArray[np.uint8]
    mode: NDArray[np.int8]
    over: NDArray[np.int16]
    trips: NDArray[np.float64]
    boards: NDArray[np.bool_]
    entry: NDArray[np.int64]

    @classmethod
    def none(cls, n: int) -> "CourseLegs":
        """Nothing of any of n courses."""
        whole, none = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=bool)
        return cls(
            minutes=whole.astype(np.uint8),
            mode=whole.astype(np.int8),
            over=whole.astype(np.int16),
            trips=whole.astype(np.float64),
            boards=none,
            entry=whole,
        )

    def among(self, n: int, rows: NDArray[np.int64]) -> "CourseLegs":
        """The same as columns of n courses of which these are some; of the others, nothing."""

        def spread[T: np.generic](values: NDArray[T]) -> NDArray[T]:
            out = np.zeros(n, dtype=values.dtype)
            out[rows] = values
            return out

        return CourseLegs(**{each.name: spread(getattr(self, each.name)) for each in fields(self)})


@dataclass(frozen=True)
class CourseTerms:
    """What the way to a course is judged by: trips a month, the limit in minutes, worth, hours.

    `worth`: contribution of each grid entry of the CFA factor, in 1/1024 log-odds. `class_hours`:
    `start` and `end` of classes in minutes after midnight, for want of each course's own.
    """

    trips: MonthlyTrips
    limit: int
    worth: NDArray[np.int64]
    class_hours: Mapping[str, int]


def legs_to_courses(
    person: Person,
    courses: CourseColumns,
    rows: NDArray[np.int64],
    journeys: Journeys,
    terms: CourseTerms,
) -> CourseLegs:
    """Journeys to these rows of the courses; the way to others is not reckoned, their columns 0.

    Boarding is taken where it exists and the daily way is too long. It is also taken where the
    daily way is worth less than boarding: else a CFA just within the limit would count for less
    than one just beyond it.
    """
    if not len(rows):
        return CourseLegs.none(len(courses))
    driven = drives_on(person.lifts)
    at = Serving(
        weekday_hours(len(rows), terms.class_hours),
        lambda minutes: np.full(len(minutes), driven),
        corrected_to(person, LegTo.CFA, courses.uai[rows]),
    )
    limits = np.full(len(rows), terms.limit, dtype=np.int32)
    legs = journeys.to(person, courses.places.take(rows), limits, at)
    rhythm = courses.rhythm[rows]
    daily_trips = trips_of(rhythm, terms.trips.daily)
    daily = hours_entry(legs.minutes, daily_trips)
    too_long = (legs.minutes > terms.limit) | (legs.minutes == UNKNOWN_MINUTES)
    worth_less = (daily <= MOST_HOURS) & (terms.worth[daily] < terms.worth[BOARDING])
    boards = (courses.boarding[rows] == 1) & (too_long | worth_less)
    boarding = np.where(np.isnan(daily_trips), UNKNOWN_RHYTHM, BOARDING)
    return CourseLegs(
        minutes=legs.minutes,
        mode=legs.mode,
        over=legs.over,
        trips=np.where(boards, trips_of(rhythm, terms.trips.boarding), daily_trips),
        boards=boards,
        entry=np.where(boards, boarding, daily),
    ).among(len(courses), rows)
