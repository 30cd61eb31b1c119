"""A few people ready to be asked about again and again: their columns and surroundings stand ready.

What a query then takes is the compiled loop and a copy of its list: arrays in, arrays out.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.batch import everybody
from matcher.kernel.board import Board
from matcher.kernel.columns.world import World
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, Work, new_work
from matcher.kernel.prepare import Crowd


class Listed(NamedTuple):
    """One person's offers, best first, at most k; as in `best.Best`."""

    offer: NDArray[np.int32]  # row in the pool
    score: NDArray[np.int64]  # product of two probabilities in 1/2**24
    points: NDArray[np.int64]  # both log-odds, see `kernel.points`
    near: NDArray[np.int64]  # minutes, CFA minutes and metres, see `kernel.pair`
    course: NDArray[np.int32]  # row of the course, -1 none


@dataclass(frozen=True)
class Prepared:
    """People of one pool and day, by their rows; any number of threads may ask at once."""

    world: World
    k: int
    # Scratch at rest: a query takes one, or makes one, and gives it back.
    _at_rest: list[Work] = field(default_factory=list, repr=False)

    def best(self, person: int = 0) -> Listed:
        """The k best offers of one person."""
        work = self._taken()
        rank_people(self.world, np.array([person], dtype=np.int64), work)
        n, best = int(work.listed.taken[0]), work.listed
        found = Listed(
            best.offer[0, :n].copy(),
            best.score[0, :n].copy(),
            best.points[0, :n].copy(),
            best.near[0, :n].copy(),
            best.course[0, :n].copy(),
        )
        self._at_rest.append(work)
        return found

    def _taken(self) -> Work:
        # Taking and giving back are each one step that no other thread can interrupt.
        try:
            work = self._at_rest.pop()
        except IndexError:
            return new_work(self.world, 1, Asked(self.k, discusses=False))
        work.listed.taken[0] = 0
        return work


def prepared(board: Board, crowd: Crowd, k: int) -> Prepared:
    """These people, ready: what lies around their homes is looked up here, once."""
    return Prepared(everybody(board, crowd), k)
