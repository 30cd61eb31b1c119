"""Which offers may people of one territory be sent to? Ranked apart, here or on another machine.

A process keeps the columns of the pool and of its people between rounds: only prices change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.kernel.batch import Part, rank_asked
from matcher.kernel.board import Board, Judges, board_of
from matcher.kernel.loop.work import Asked
from matcher.kernel.prepare import Crowd, crowd_of
from matcher.kernel.worth.points import unpacked
from matcher.kernel.worth.priced import PLAIN, Prices
from matcher.pool import Pool
from matcher.rematch.pairs import Longs, Pairs, no_pairs
from matcher.scorecard import probability

# Contracts only: a PMSMP is never an answer to a rupture, and its score says something else.
CONTRACTS: Final = 0b01


@dataclass(frozen=True)
class Ground:
    """What every territory is read on. `key`: names it, so that its columns are built once."""

    key: str
    pool: Pool
    judges: Judges
    today: date


@dataclass(frozen=True)
class Territory:
    """People read by their best offers: frames, the structure that follows them, their numbers.

    `first`: number of the first among all people of the run; the others follow.
    """

    first: int
    frames: Mapping[str, pd.DataFrame] = field(repr=False)
    viewer: str = ""

    def __len__(self) -> int:
        return len(self.frames["people"])


@dataclass(frozen=True)
class ListsAsked:
    """How many offers for whom, at which prices; `rows` None: everybody, by score."""

    k: int
    least_score: int
    threads: int = 1
    rows: Longs | None = None
    prices: Prices = PLAIN


def lists_of(ground: Ground, territory: Territory, asked: ListsAsked) -> Pairs:
    """The pairs listed, by people numbered among all of the run."""
    board, crowd = keep_columns(ground, territory)
    lists = Asked(asked.k, CONTRACTS, discusses=False, prices=asked.prices)
    parts = list(rank_asked(board, crowd, lists, asked.threads, asked.rows))
    found = _by_person(parts, len(crowd))
    found = found.taken(found.score >= asked.least_score)
    return found._replace(person=found.person + np.int32(territory.first))


def _by_person(parts: Sequence[Part], people: int) -> Pairs:
    """The pairs of all parts, by person, each one's as listed."""
    counts = np.zeros(people, dtype=np.int64)
    for part in parts:
        counts[part.rows] = part.listed.taken
    starts = np.cumsum(counts) - counts
    found = Pairs(*(np.empty(counts.sum(), dtype=column.dtype) for column in no_pairs()))
    for part in parts:
        best = part.listed
        at = row, place = np.nonzero(np.arange(best.score.shape[1]) < best.taken[:, None])
        to = starts[part.rows[row]] + place
        found.person[to] = part.rows[row]
        found.offer[to] = best.offer[at]
        found.score[to] = _scores(best.points[at])
        found.minutes[to] = best.near[at] >> 46
    return found


def _scores(points: Longs) -> NDArray[np.int64]:
    signed, held = unpacked(points)
    return probability(signed) * probability(held)


_boards: dict[str, Board] = {}
_crowds: dict[tuple[str, int], Crowd] = {}


def keep_columns(ground: Ground, territory: Territory) -> tuple[Board, Crowd]:
    """The columns of the pool and of the people, built once in this process."""
    board = _boards.get(ground.key)
    if board is None:
        forget_columns()
        board = _boards[ground.key] = board_of(ground.pool, ground.judges, ground.today)
    key = (ground.key, territory.first)
    crowd = _crowds.get(key)
    if crowd is None:
        crowd = _crowds[key] = crowd_of(board, territory.frames, territory.viewer)
    return board, crowd


def forget_columns() -> None:
    """Give back what this process keeps: a run is over."""
    _boards.clear()
    _crowds.clear()
