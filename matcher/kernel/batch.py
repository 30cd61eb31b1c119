"""Any number of people ranked at once, by several threads: columns in, columns out.

People are taken in the order of their homes, some thousands at a time, so that neighbours share
their journeys; the result depends neither on how they are parted nor on the number of threads.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.board import Board
from matcher.kernel.columns.world import Longs, Near, World
from matcher.kernel.loop.best import Best
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked
from matcher.kernel.prepare import Crowd, reach_of, world_of
from matcher.kernel.ways.near import near_of

AT_ONCE: Final = 3000
# Fewer know too little of each other's surroundings to be worth a part.
AT_LEAST: Final = 500


@dataclass(frozen=True)
class Part:
    """Lists of the people of some rows, and how many offers each has within their limits."""

    rows: Longs
    listed: Best
    pairs: Longs


def rank_crowd(
    board: Board, crowd: Crowd, k: int, threads: int = 1, rows: Longs | None = None
) -> Iterator[Part]:
    """The k best offers of everybody, or of the people of these rows, in parts when ready."""
    yield from rank_asked(board, crowd, Asked(k, discusses=False), threads, rows)


def rank_asked(
    board: Board, crowd: Crowd, asked: Asked, threads: int = 1, rows: Longs | None = None
) -> Iterator[Part]:
    """The lists that are asked for, of everybody or of the people of these rows."""
    around = surroundings(board, crowd)
    world = world_of(board, crowd, board.ground.nothing_near)

    def ranked(rows: Longs) -> Part:
        own = world._replace(near=around(rows))
        with board.at_rest.work(own, len(rows), asked) as work:
            rank_people(own, rows, work)
        return Part(rows, work.listed, work.pairs)

    yield from in_parts(ranked, by_home(crowd) if rows is None else rows, threads)


def in_parts(ranked: Callable[[Longs], Part], rows: Longs, threads: int) -> Iterator[Part]:
    """What is ranked of some thousand rows at a time, in their order."""
    parts = parted(rows, threads)
    if threads == 1 or len(parts) == 1:
        yield from map(ranked, parts)
        return
    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(ranked, parts)


def parted(rows: Longs, threads: int) -> list[Longs]:
    """The rows in parts, the last ones small: no thread waits long for another's.

    Beside a big town people take several times as long as elsewhere.
    """
    parts, first = [], 0
    shares = 2 * threads if threads > 1 else 1
    while first < len(rows):
        share = -(-(len(rows) - first) // shares)
        size = min(AT_ONCE, max(share, AT_LEAST))
        parts.append(rows[first : first + size])
        first += size
    return parts


def surroundings(board: Board, crowd: Crowd) -> Callable[[Longs], Near]:
    """What asks for the surroundings of the people of some rows."""
    reach, homes = reach_of(board, crowd), crowd.homes

    def around(rows: Longs) -> Near:
        counts = homes.own_from[rows + 1] - homes.own_from[rows]
        place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        own = homes.own[np.repeat(homes.own_from[rows], counts) + place]
        return near_of(homes.places, np.unique(own), reach, board.ground)

    return around


def everybody(board: Board, crowd: Crowd) -> World:
    """The world of all these people at once: for few."""
    rows = np.arange(len(crowd))
    return world_of(board, crowd, surroundings(board, crowd)(rows))


def by_home(crowd: Crowd) -> NDArray[np.int64]:
    """Rows of people, neighbours together, and of these those with the same means and limits."""
    people, homes = crowd.owned.people, crowd.homes
    first = homes.own[homes.own_from[:-1]]
    means = (people.driven_all_week, people.perhaps, people.surely)
    limits = (people.limit_employer, people.limit_cfa)
    return np.lexsort((*limits, *means, np.diff(homes.own_from), first))
