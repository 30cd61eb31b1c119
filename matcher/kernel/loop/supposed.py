"""Which course is supposed for a trade and level, and what is it worth? Compiled."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import Bytes, Ints, Longs, World, records
from matcher.kernel.compiled import inlined, inner, whole
from matcher.kernel.loop.cfa import Cfa, no_cfa, of_course, way_to_course
from matcher.kernel.ways.around import OPEN, TOO_FAR, Around, is_driven, new_around
from matcher.kernel.worth.tables import LEVELS

# Into so many steps what entries are ordered by is parted (see `shortlist`).
STEPS: Final = 256
# Entries kept at once, at least: a few thousand fit beside the rest of what a query reads.
LEAST_ROOM: Final = 1 << 13


class Supposed(NamedTuple):
    """Best courses, one entry a trade and level; each is sought once.

    They serve everybody who starts from the same homes by the same means under the same limit.
    """

    turn: Ints  # in whose turn it was sought
    course: Ints
    minutes: Ints
    points: Longs


class Kept(NamedTuple):
    """Entries to be looked at: (2, room) by kind, `taken` of them; see `glance`."""

    taken: Longs
    entry: Ints
    number: Ints  # place of its trade among a person's
    most: Longs  # what it is ordered by, at its best
    steps: Ints  # (`STEPS`,): how many stand on each step of that


class Reached(NamedTuple):
    """Entries of one trade and kind that lie near enough: (room,), see `glance.reach`."""

    entry: Ints
    state: Bytes


class Scratch(NamedTuple):
    """What is known of the person at hand: what lies around them, and their supposed courses.

    `turn[0]` counts people whose ways to the CFA differ from their neighbour's.
    """

    around: Around
    supposed: Supposed
    turn: Longs
    ceilings: Longs  # see `ceilings`
    floors: Longs  # see `glance`
    reached: Reached
    kept: Kept


def new_scratch(world: World) -> Scratch:
    """Nothing known yet."""
    room = room_for(world.by_trade.starts)
    return Scratch(
        around=new_around(world),
        supposed=new_supposed(len(world.by_trade.field)),
        turn=np.zeros(1, dtype=np.int64),
        ceilings=np.zeros((2, LEVELS), dtype=np.int64),
        floors=np.zeros((2, TOO_FAR + 1), dtype=np.int64),
        reached=Reached(np.zeros(room, dtype=np.int32), np.zeros(room, dtype=np.uint8)),
        kept=new_kept(room),
    )


def room_for(starts: NDArray[np.integer[Any]]) -> int:
    """For all entries of the largest trade and kind, or a few thousand: a small part of a pool.

    Room for all of them would be megabytes to be cleared for each query.
    """
    return max(LEAST_ROOM, int((starts[-1] - starts[0]).max(initial=0)) + 1)


def new_kept(room: int) -> Kept:
    """Nothing kept yet; one entry more than there are is noted before it is known if it is kept."""

    def column(dtype: type) -> NDArray[Any]:
        return np.zeros((2, room), dtype=dtype)

    steps = np.zeros(STEPS, dtype=np.int32)
    taken = np.zeros(2, dtype=np.int64)
    return Kept(taken, column(np.int32), column(np.int32), column(np.int64), steps)


def new_supposed(trades: int) -> Supposed:
    """Nothing sought yet."""
    n = trades * LEVELS
    nobody = np.full(n, -1, dtype=np.int32)
    return records(Supposed(nobody, nobody, nobody, np.zeros(n, dtype=np.int64)))


@inlined
def same_homes(world: World, one: int, other: int) -> bool:
    """Whether two people start from the same homes."""
    own_from, homes = world.people.own_from, world.homes
    count = own_from[one + 1] - own_from[one]
    if count != own_from[other + 1] - own_from[other]:
        return False
    for turn in range(count):
        if homes[own_from[one] + turn] != homes[own_from[other] + turn]:
            return False
    return True


@inner
def same_ways(world: World, one: int, other: int) -> bool:
    """Whether two people get everywhere alike, whatever their limits."""
    people = world.people
    return bool(
        same_homes(world, one, other)
        and people.surely[one] == people.surely[other]
        and people.perhaps[one] == people.perhaps[other]
        and people.driven_all_week[one] == people.driven_all_week[other]
        and is_driven(world, one) == is_driven(world, other)
    )


@inlined
def supposed_cfa(world: World, person: int, aim: tuple[int, int], scratch: Scratch) -> Cfa:
    """The CFA that is supposed for a trade and level, sought once in a turn."""
    supposed, place = scratch.supposed, aim[0] * LEVELS + aim[1]
    if supposed.turn[place] != scratch.turn[0]:
        course = best_course(world, person, aim, scratch.around)
        cfa = no_cfa(world, False)
        if course != NO_COURSE:
            cfa = of_course(world, person, course, False, scratch.around)
        supposed.turn[place] = scratch.turn[0]
        supposed.course[place] = cfa.course
        supposed.minutes[place] = cfa.minutes
        supposed.points[place] = cfa.points
    return Cfa(
        whole(supposed.course[place]),
        whole(supposed.points[place]),
        whole(supposed.minutes[place]),
        OPEN,
        NO_COURSE,
    )


@inner
def best_course(world: World, person: int, aim: tuple[int, int], around: Around) -> int:
    """Best course of a trade and level by the worth of its way, of equal ones the first.

    One whose level is not known does for any; any does where the level sought is not known.
    """
    trade, level = aim
    first = trade * LEVELS
    if level == 0:
        return best_between(world, person, (first, first + LEVELS), (NO_COURSE, 0), around)[0]
    best = best_between(world, person, (first, first + 1), (NO_COURSE, 0), around)
    return best_between(world, person, (first + level, first + level + 1), best, around)[0]


@inlined
def best_between(
    world: World, person: int, places: tuple[int, int], best: tuple[int, int], around: Around
) -> tuple[int, int]:
    """The best of these courses and of one known before, and its worth."""
    index = world.course_index
    course, most = best
    for place in range(index.starts[places[0]], index.starts[places[1]]):
        choices = index.choices
        about = (
            whole(choices.site[place]),
            whole(choices.rhythm[place]),
            whole(choices.boarding[place]),
        )
        this = whole(choices.row[place])
        worth = whole(world.tables.worth[way_to_course(world, person, about, around).entry])
        better = (worth > most) | ((worth == most) & (this < course)) | (course == NO_COURSE)
        course, most = this if better else course, worth if better else most
    return course, most
