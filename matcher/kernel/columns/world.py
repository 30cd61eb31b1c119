"""Which columns does the kernel read? Grouped by what they describe, one record a row.

Whole numbers throughout; codes stand for texts. Points are both log-odds of a pair in one number
(see `points`). Built column by column, then laid row by row (`records`): one pair then reads one
stretch of memory, and few arguments pass between compiled functions.
"""

from functools import cache
from typing import Any, Final, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.offers import Index, Offers, Posts
from matcher.kernel.columns.people import Lifts, People, Refused, Stays, Wanted

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]
type Bytes = NDArray[np.uint8]
type Days = NDArray[np.int32]
# Bytes that a processor fetches at once.
_LINE: Final = 64


class Courses(NamedTuple):
    """One entry a course, sorted by (UAI, id); level 0 not known."""

    site: Ints  # row in the sites
    text: Ints  # code of its id
    trade: Ints
    level: Bytes
    rncp: Ints
    rhythm: Bytes  # row in the tables of rhythms
    boarding: NDArray[np.int8]
    start: Days
    window_from: Days  # first contract day to which the session is near enough
    window_to: Days  # last day for somebody who is at the CFA without an employer
    outdated_on: Days
    points: Longs


class Choice(NamedTuple):
    """One entry a course, sorted by trade and level: what its way depends on."""

    row: Ints  # of the course
    site: Ints
    rhythm: Bytes
    boarding: NDArray[np.int8]


class Local(NamedTuple):
    """One entry a course, sorted by site: its row, trade, and what its way depends on."""

    row: Ints
    place: Ints  # trade · levels + level
    trade: Ints
    rhythm: Bytes
    boarding: NDArray[np.int8]


class Far(NamedTuple):
    """Best courses, were all of them of one class; see `ways.far`. (classes, trades · levels)."""

    course: Ints  # -1 none
    site: Ints
    worth: Longs  # of its way


class CourseIndex(NamedTuple):
    """Which courses prepare a trade, level by level, and which are at a site."""

    choices: Choice
    starts: Ints  # (trades · levels + 1,): where each trade and level begins
    at_site: Local
    site_from: Ints  # (sites + 1,): where each site begins
    far: Far


class Tables(NamedTuple):
    """What facts are worth, in points; first axis 0 contract, 1 PMSMP."""

    trade: Longs  # (2, 9) by class of trade
    diploma: Longs  # (2, 9, 9, 2, 9): reached, target, same diploma, prepared
    journey: Longs  # (2, 512): minutes 0–254, then whole km of an unknown journey, then not placed
    wait: Longs  # (2, 187)
    past_stay: Longs  # (2, 5)
    most_past_stay: Longs  # (2,): no earlier stay is worth more
    cfa_way: Longs  # (66,) by entry of the way to the CFA
    most_way: int  # no way to a CFA is worth more
    no_course: Longs  # (2,): the course's part where there is none
    worth: Longs  # (66,): by which courses are compared
    way_entry: Bytes  # (rhythms, 256): entry of a daily way
    worth_boarding: NDArray[np.bool_]  # (rhythms, 256): boarding is worth more than that
    boards_entry: Bytes  # (rhythms,): entry of boarding
    sigmoid: Ints
    steep: Longs  # (2,), see `lines`
    least_lines: Longs  # (2, steps)


class Law(NamedTuple):
    """Numbers of the dated rules, and which bit is which finding."""

    margin: int
    fastest_kmh: float
    least_level: Longs  # (2, 9) bits by level reached (0 not known) and level prepared
    pmsmp_months: int
    conventions: int
    convention_months: int
    cumulated_days: int


class Near(NamedTuple):
    """What lies around some homes: ranges of cells, and the ways to their zones and every site."""

    at: Ints  # (all homes,): row of each home among these, for those that are
    placed: NDArray[np.bool_]  # (h,)
    range_from: Longs  # (h + 1,)
    first_cell: Ints  # (ranges,)
    end_cell: Ints
    zones: Longs  # (h,): how many lie in a home's ranges
    minutes_from: Longs  # of mode m, the p-th zone or site: + m·(zones + sites) + p
    minutes: Bytes
    crow_from: Longs
    crow: NDArray[np.float64]  # km to each zone, NaN not known


class World(NamedTuple):
    """Everything the kernel reads; groups of columns as records."""

    offers: Offers
    posts: Posts
    by_trade: Index
    courses: Courses
    course_index: CourseIndex
    tables: Tables
    law: Law
    people: People
    wanted: Wanted
    lifts: Lifts
    stays: Stays
    refused: Refused
    homes: Ints  # of everybody, as `people.own_from` parts them
    near: Near
    sites: int  # how many places courses are at


def records[T: NamedTuple](columns: T) -> T:
    """The same columns, row by row; where one is longer by one, a last row that is only its."""
    arrays = {name: np.asarray(values) for name, values in columns._asdict().items()}
    dtype = _laid(tuple((name, values.dtype) for name, values in arrays.items()))
    length = max(len(values) for values in arrays.values())
    if not length:
        return cast(T, _no_rows(dtype))
    room = np.empty(length * dtype.itemsize + _LINE, dtype=np.uint8)
    start = -room.ctypes.data % _LINE
    rows = room[start : start + length * dtype.itemsize].view(dtype)
    for name, values in arrays.items():
        column = rows[name]
        column[: len(values)] = values
        if len(values) < length:
            column[len(values) :] = 0
    # Last: a record array looks its columns up slowly.
    return cast(T, rows.view(np.recarray))


@cache
def _laid(columns: tuple[tuple[str, np.dtype[Any]], ...]) -> np.dtype[Any]:
    """A record of these columns: every list of one person's asks for the same few."""
    return np.dtype(list(columns), align=True)


@cache
def _no_rows(dtype: np.dtype[Any]) -> np.recarray[Any, Any]:
    return np.empty(0, dtype=dtype).view(np.recarray)


def copied[T: NamedTuple](rows: T) -> T:
    """Rows of their own, for whoever changes some."""
    return cast(T, cast(Any, rows).copy())


def grouped(owner: NDArray[Any], n: int) -> Longs:
    """Where each of n owners' rows begin, for rows sorted by owner."""
    return np.searchsorted(owner, np.arange(n + 1)).astype(np.int64)
