"""The loop: every person, every trade they read, every offer around them. Compiled.

Legal rules are asked only of pairs that would enter a list (or of all, when everything is read):
the lists are the same, for a rule never changes a score.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.best import Best, Key, enter, new_best, would_enter
from matcher.kernel.cfa import NOT_SOUGHT
from matcher.kernel.columns import Bytes, Ints, Longs, World
from matcher.kernel.compiled import compiled, whole
from matcher.kernel.law import excluded
from matcher.kernel.merge import CONTRACTS, FIELDS, LISTS, STAYS, vary, weave
from matcher.kernel.pair import OPEN, TO_DISCUSS, TOO_FAR, Match, Pair, pair_of, score_of
from matcher.kernel.tables import LEVELS
from matcher.kernel.visit import is_read, mark_trades, match_of, range_of, trades_of
from models.protocols import UNKNOWN_MINUTES

EVERY_KIND: Final = 0b11


class Reads(NamedTuple):
    """Every pair read, in the order of the visit: (capacity,), of which `taken[0]` are used."""

    taken: Longs
    offer: Ints  # row in the pool
    state: Bytes
    found: Longs  # findings that exclude, not sought for what is too far
    score: Longs  # -1 for what is too far
    minutes: Bytes


class Work(NamedTuple):
    """What one thread works on: its scratch, its results, and what is asked."""

    number_of: Ints
    course: Longs
    lists: Best
    listed: Best
    discussed: Best
    pairs: Longs  # (people,): offers within the limits, before legal rules
    reads: Reads
    kinds: int  # bit 0 contracts, bit 1 PMSMP


def new_work(world: World, people: int, k: int, reads: int = 0, kinds: int = EVERY_KIND) -> Work:
    """Scratch for so many people; room for `reads` pairs of the last one, 0 to keep none."""

    def column(dtype: Any) -> NDArray[Any]:
        return np.zeros(reads, dtype=dtype)

    return Work(
        number_of=np.full(len(world.by_trade.starts), -1, dtype=np.int32),
        course=np.empty(LEVELS, dtype=np.int64),
        lists=new_best(2 * LISTS, k),
        listed=new_best(people, k),
        discussed=new_best(people, k),
        pairs=np.zeros(people, dtype=np.int64),
        reads=Reads(
            np.zeros(1, dtype=np.int64),
            column(np.int32),
            column(np.uint8),
            column(np.int64),
            column(np.int64),
            column(np.uint8),
        ),
        kinds=kinds,
    )


@compiled
def rank_people(world: World, first: int, end: int, work: Work) -> None:
    """Rank the people from `first` to before `end`; the first one's results stand in row 0."""
    for person in range(first, end):
        rank_person(world, person, person - first, work)


@compiled
def rank_person(world: World, person: int, to: int, work: Work) -> None:
    """Rank one person into row `to` of the results."""
    people = world.people
    work.lists.taken[:] = 0
    work.reads.taken[0] = 0
    mark_trades(world, person, work.number_of, True)
    for number in range(trades_of(world, person)):
        work.course[:] = NOT_SOUGHT
        read_trade(world, person, match_of(world, person, number), to, work)
    mark_trades(world, person, work.number_of, False)
    for offset, out in ((0, work.listed), (LISTS, work.discussed)):
        if people.explores[person]:
            vary(work.lists, offset, out, to)
        else:
            weave(work.lists, offset, people.pmsmp_first[person], out, to)


@compiled
def read_trade(world: World, person: int, match: Match, to: int, work: Work) -> None:
    """Read the offers of one trade around one person."""
    origins, index = world.origins, world.by_trade
    origin = world.people.origin[person]
    for place in range(origins.range_from[origin], origins.range_from[origin + 1]):
        around = range_of(world, match.trade, place)
        for entry in range(around.first, around.end):
            row = whole(index.entries[entry])
            if is_read(world, person, row, match, work.number_of):
                position = whole(world.offers.zone[row]) + around.shift
                pair = pair_of(world, person, position, row, (match, work.course))
                work.pairs[to] += pair.state == OPEN
                take(world, person, row, (match, pair), work)


@compiled
def take(world: World, person: int, row: int, found: tuple[Match, Pair], work: Work) -> None:
    """Note a pair, and put it into its list if it is among the best and no rule excludes it."""
    match, pair = found
    noted = work.reads.offer.shape[0] > 0
    if pair.state == TOO_FAR or not work.kinds >> whole(world.offers.is_pmsmp[row]) & 1:
        if noted and pair.state == TOO_FAR:
            note(world, row, pair, (0, -1), work.reads)
        return
    key = Key(score_of(world, pair.points), pair.near, whole(world.offers.pool_row[row]))
    which = list_of(world, person, row, match, pair)
    enters = would_enter(key, work.lists, which)
    if not enters and not noted:
        return
    against = excluded(world, person, row, pair.cfa.dated)
    if noted:
        note(world, row, pair, (against, key.score), work.reads)
    if enters and against == 0:
        place = enter(key, work.lists, which)
        work.lists.points[which, place] = pair.points
        work.lists.course[which, place] = pair.cfa.course


@compiled
def note(world: World, row: int, pair: Pair, judged: tuple[int, int], reads: Reads) -> None:
    """Keep one pair among those read."""
    place = reads.taken[0]
    reads.offer[place] = world.offers.pool_row[row]
    reads.state[place] = pair.state
    reads.found[place] = judged[0]
    reads.score[place] = judged[1]
    reads.minutes[place] = pair.minutes
    reads.taken[0] += 1


@compiled
def list_of(world: World, person: int, row: int, match: Match, pair: Pair) -> int:
    """The list a pair belongs to: its kind, or its field for somebody who has no wish."""
    offset = LISTS if pair.state == TO_DISCUSS else 0
    if not world.people.explores[person]:
        return offset + (STAYS if world.offers.is_pmsmp[row] else CONTRACTS)
    unknown = FIELDS if pair.minutes == UNKNOWN_MINUTES else 0
    return offset + unknown + whole(world.by_trade.field[match.trade])
