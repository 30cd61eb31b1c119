"""A few people ready to be asked about again and again: their columns and surroundings stand ready.

What a query then takes is the compiled loop: arrays in, arrays out.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.batch import everybody
from matcher.kernel.board import Board
from matcher.kernel.columns.world import World
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked
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

    board: Board
    world: World
    k: int

    def best(self, person: int = 0) -> Listed:
        """The k best offers of one person."""
        asked = Asked(self.k, discusses=False)
        with self.board.at_rest.work(self.world, 1, asked) as work:
            rank_people(self.world, np.array([person], dtype=np.int64), work)
        best, n = work.listed, int(work.listed.taken[0])
        return Listed(
            best.offer[0, :n],
            best.score[0, :n],
            best.points[0, :n],
            best.near[0, :n],
            best.course[0, :n],
        )


def prepared(board: Board, crowd: Crowd, k: int) -> Prepared:
    """These people, ready: what lies around their homes is looked up here, once."""
    return Prepared(board, everybody(board, crowd), k)
