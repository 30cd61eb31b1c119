"""What does one thread work on? Its scratch, its results, and what is asked of it."""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Longs, World
from matcher.kernel.compiled import inner
from matcher.kernel.loop.best import Best, new_best
from matcher.kernel.loop.merge import LISTS
from matcher.kernel.loop.scratch import Scratch, new_scratch
from matcher.kernel.worth.priced import PLAIN, Prices

EVERY_KIND: Final = 0b11


class Reads(NamedTuple):
    """Every pair read, in the order of the visit: (capacity,), of which `taken[0]` are used."""

    taken: Longs
    offer: Ints  # row in the pool
    state: Bytes
    found: Longs  # findings that exclude, not sought for what is too far
    score: Longs  # -1 for what is too far
    minutes: Bytes


class Asked(NamedTuple):
    """What is asked of a ranking: so many offers a list, of which kinds."""

    k: int
    kinds: int = EVERY_KIND  # bit 0 contracts, bit 1 PMSMP
    discusses: bool = True  # whether offers a little too far are listed apart
    reads: int = 0  # room for every pair read of the last person; 0 keeps none
    prices: Prices = PLAIN  # by which offers are listed; plain: by score


class Work(NamedTuple):
    """What one thread works on: its scratch, its results, and what is asked."""

    number_of: Ints  # place of each trade among a person's, -1 none; two more that never have one
    scratch: Scratch
    lists: Best
    listed: Best
    discussed: Best
    pairs: Longs  # (people,): offers within the limit of the way there, before legal rules
    reads: Reads
    asked: Asked


def new_work(world: World, people: int, asked: Asked, scratch: Scratch | None = None) -> Work:
    """Scratch, its own unless given, and results for so many people of a world."""

    def column(dtype: Any) -> NDArray[Any]:
        return np.zeros(asked.reads, dtype=dtype)

    return Work(
        number_of=np.full(len(world.by_trade.field) + 2, -1, dtype=np.int32),
        scratch=new_scratch(world) if scratch is None else scratch,
        lists=new_best(2 * LISTS, asked.k),
        listed=new_best(people, asked.k),
        discussed=new_best(people, asked.k),
        pairs=np.zeros(people, dtype=np.int64),
        reads=Reads(
            np.zeros(1, dtype=np.int64),
            column(np.int32),
            column(np.uint8),
            column(np.int64),
            column(np.int64),
            column(np.uint8),
        ),
        asked=asked,
    )


@inner
def note(
    world: World, row: int, stands: tuple[int, int], judged: tuple[int, int], reads: Reads
) -> None:
    """Keep one pair among those read."""
    place = reads.taken[0]
    reads.offer[place] = world.offers.pool_row[row]
    reads.state[place] = stands[0]
    reads.found[place] = judged[0]
    reads.score[place] = judged[1]
    reads.minutes[place] = stands[1]
    reads.taken[0] += 1
