"""What is noted of the person at hand while their list is made? Written by compiled functions."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Longs, World, records
from matcher.kernel.ways.around import TOO_FAR, Around, new_around
from matcher.kernel.worth.lines import STEPS
from matcher.kernel.worth.tables import LEVELS

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


class Nearby(NamedTuple):
    """Best courses among those near one person's homes, one entry a trade and level."""

    noted: Ints  # for which person, as `Scratch.turn[1]` counts them
    course: Ints
    worth: Longs  # of its way


class Kept(NamedTuple):
    """Entries to be looked at: (2, room) by kind, `taken` of them; see `glance`."""

    taken: Longs
    entry: Ints
    number: Ints  # place of its trade among a person's
    most: Longs  # what it is ordered by, at its best
    steps: Ints  # (`STEPS`,): how many stand on each step of that


class Reached(NamedTuple):
    """Entries of one trade and kind that may be listed: (room,), see `reach`."""

    entry: Ints  # while a list is read, places among what is kept (see `shortlist`)
    state: Bytes
    most: Longs  # points at their best, all but the wait


class Scratch(NamedTuple):
    """What is known of the person at hand: what lies around them, and their supposed courses.

    `turn[0]` counts people whose ways to the CFA differ from their neighbour's, `turn[1]` all.
    """

    around: Around
    supposed: Supposed
    nearby: Nearby
    turn: Longs
    ceilings: Longs  # see `ceilings`
    floors: Longs  # see `floors`
    reached: Reached
    kept: Kept


def new_scratch(world: World) -> Scratch:
    """Nothing known yet."""
    room = room_for(world.by_trade.starts)
    return Scratch(
        around=new_around(world),
        supposed=new_supposed(len(world.by_trade.field)),
        nearby=new_nearby(len(world.by_trade.field)),
        turn=np.zeros(2, dtype=np.int64),
        ceilings=np.zeros((2, LEVELS), dtype=np.int64),
        floors=np.zeros((2, TOO_FAR + 1), dtype=np.int64),
        reached=new_reached(room),
        kept=new_kept(room),
    )


def room_for(starts: NDArray[np.integer[Any]]) -> int:
    """For all entries of the largest trade and kind, or a few thousand: a small part of a pool.

    Room for all of them would be megabytes to be cleared for each query.
    """
    return max(LEAST_ROOM, int((starts[-1] - starts[0]).max(initial=0)) + 1)


def new_reached(room: int) -> Reached:
    """Nothing reached yet."""
    entry, state = np.zeros(room, dtype=np.int32), np.zeros(room, dtype=np.uint8)
    return Reached(entry, state, np.zeros(room, dtype=np.int64))


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


def new_nearby(trades: int) -> Nearby:
    """Nothing noted yet."""
    n = trades * LEVELS
    nobody = np.full(n, -1, dtype=np.int32)
    return records(Nearby(nobody, nobody, np.zeros(n, dtype=np.int64)))
