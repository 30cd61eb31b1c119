"""Which CFA goes with each offer?

The offer's CFA if it imposes one; else the person's own if it prepares that diploma; else the best
known course for that trade and level, marked as supposed; else unknown (design, "Travel").
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.courses import CourseColumns
from matcher.cfa.hours import NO_CFA, UNKNOWN_CFA
from matcher.cfa.legs import CourseLegs
from matcher.columns import NO_DAY, UNKNOWN, OfferColumns, Person
from matcher.columns.offers import KINDS
from matcher.travel import NO_MODE
from matcher.wishes import TradeMatch
from models.enums import Enrolment, OfferKind
from models.protocols import UNKNOWN_MINUTES

NO_COURSE = -1


class CfaOrigin(IntEnum):
    """Why this CFA: imposed by the offer, the person's own, supposed, not known, none needed."""

    IMPOSED = 0
    OWN = 1
    SUPPOSED = 2
    NOT_KNOWN = 3
    NOT_NEEDED = 4


@dataclass(frozen=True)
class CfaLegs:
    """CFA of n pairs, shape (n,). `course`: row of the course, -1 none. `minutes`: 255 not known.

    `over`: minutes past the person's limit, 0 when boarding answers it, or when the CFA is only
    supposed or its boarding not known. `session`: its start, `NO_DAY` unless the CFA is certain.
    `trips`: one-way trips a month, NaN not known. `entry`: grid entry of the CFA factor.
    """

    course: NDArray[np.int64]
    origin: NDArray[np.int8]
    entry: NDArray[np.int64]
    minutes: NDArray[np.uint8]
    mode: NDArray[np.int8]
    trips: NDArray[np.float64]
    boards: NDArray[np.bool_]
    over: NDArray[np.int32]
    session: NDArray[np.int32]


def courses_in_question(
    person: Person, courses: CourseColumns, offers: OfferColumns, romes: NDArray[np.object_]
) -> NDArray[np.int64]:
    """Rows of the courses that may go with these offers, matched by these trades, ascending."""
    contracts = np.flatnonzero(offers.kind != KINDS[OfferKind.PMSMP])
    if not len(contracts):
        return np.empty(0, dtype=np.int64)
    named = {*offers.course_id[contracts].tolist(), person.course_id}
    known = np.array([courses.row_of[each] for each in named if each in courses.row_of], np.int64)
    of_trades = [courses.rows_of_trade.get(rome) for rome in set(romes[contracts].tolist())]
    return np.unique(np.concatenate([known, *(rows for rows in of_trades if rows is not None)]))


class CfaChooser:
    """Chooses the CFA of every pair of one person, once per (trade, level).

    `legs`: to the courses in question at least. `worth`: contribution of each grid entry of the CFA
    factor.
    """

    def __init__(
        self, person: Person, courses: CourseColumns, legs: CourseLegs, worth: NDArray[np.int64]
    ) -> None:
        self._person = person
        self._courses = courses
        self._legs = legs
        self._worth = worth[legs.entry]
        self._best: dict[tuple[str, int], int] = {}

    def choose(self, offers: OfferColumns, trades: TradeMatch) -> CfaLegs:
        """The CFA of each offer."""
        course = np.full(len(offers), NO_COURSE, dtype=np.int64)
        origin = np.full(len(offers), CfaOrigin.NOT_NEEDED, dtype=np.int8)
        for row in np.flatnonzero(offers.kind != KINDS[OfferKind.PMSMP]):
            course[row], origin[row] = self._of(offers, trades, int(row))
        return self._legs_of(course, origin)

    def _of(self, offers: OfferColumns, trades: TradeMatch, row: int) -> tuple[int, CfaOrigin]:
        imposed = self._courses.row_of.get(offers.course_id[row])
        if imposed is not None:
            return imposed, CfaOrigin.IMPOSED
        level = self._level_sought(offers, trades, row)
        own = self._own_course(trades.rome[row], offers.rncp[row], level)
        if own is not None:
            return own, CfaOrigin.OWN
        supposed = self._best_course(trades.rome[row], level)
        return supposed, CfaOrigin.NOT_KNOWN if supposed == NO_COURSE else CfaOrigin.SUPPOSED

    def _level_sought(self, offers: OfferColumns, trades: TradeMatch, row: int) -> int:
        level = int(offers.diploma_level[row])
        if level != UNKNOWN or trades.wish[row] < 0:
            return level
        target = self._person.wishes[trades.wish[row]].target_level
        return UNKNOWN if target is None else target

    def _own_course(self, rome: str, rncp: str, level: int) -> int | None:
        """The person's own course when it prepares that diploma."""
        if self._person.enrolment is Enrolment.NONE or self._person.course_id is None:
            return None
        row = self._courses.row_of.get(self._person.course_id)
        if row is None:
            return None
        same_diploma = rncp != "" and self._courses.rncp[row] == rncp
        same_level = (
            UNKNOWN in (level, self._courses.level[row]) or self._courses.level[row] == level
        )
        return row if same_diploma or (self._courses.rome[row] == rome and same_level) else None

    def _best_course(self, rome: str, level: int) -> int:
        """Best course of a trade and level by contribution; equal ones go by UAI, then id."""
        if (rome, level) not in self._best:
            rows = self._courses.rows_of_trade.get(rome, np.empty(0, dtype=np.int64))
            levels = self._courses.level[rows]
            fits = (levels == level) | (levels == UNKNOWN) | (level == UNKNOWN)
            rows = rows[fits]
            # Courses are sorted by UAI and id, and argmax takes the first of equals.
            best = int(rows[np.argmax(self._worth[rows])]) if len(rows) else NO_COURSE
            self._best[rome, level] = best
        return self._best[rome, level]

    def _legs_of(self, course: NDArray[np.int64], origin: NDArray[np.int8]) -> CfaLegs:
        has_course = course != NO_COURSE
        row = np.where(has_course, course, 0)
        certain = (origin == CfaOrigin.IMPOSED) | (origin == CfaOrigin.OWN)
        without = np.where(origin == CfaOrigin.NOT_NEEDED, NO_CFA, UNKNOWN_CFA)
        unknown = np.where(origin == CfaOrigin.NOT_NEEDED, 0, UNKNOWN_MINUTES)

        def pick[T: np.generic](values: NDArray[T], default: object) -> NDArray[T]:
            if len(values) == 0:
                return np.full(len(course), default, dtype=values.dtype)
            return np.where(has_course, values[row], np.asarray(default, dtype=values.dtype))

        answered = pick(self._legs.boards, False) | (pick(self._courses.boarding, 0) == UNKNOWN)
        over = np.where(certain & ~answered, pick(self._legs.over, 0), 0)
        session = np.where(certain, pick(self._courses.start, NO_DAY), NO_DAY)
        return CfaLegs(
            course=course,
            origin=origin,
            entry=pick(self._legs.entry, without),
            minutes=pick(self._legs.minutes, unknown),
            mode=pick(self._legs.mode, NO_MODE),
            trips=pick(self._legs.trips, np.nan),
            boards=pick(self._legs.boards, False),
            over=over.astype(np.int32),
            session=session.astype(np.int32),
        )
