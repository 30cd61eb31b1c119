"""Our engine on the sub-formula: the code that serves pages, under a scorecard of three factors."""

from functools import cached_property

import numpy as np

from beside.rank_peers.ground import LISTED, TODAY, Ground, Listed
from beside.rank_peers.simpler import Frames, alone
from matcher.kernel.batch import Part, rank_crowd
from matcher.kernel.board import board_of
from matcher.kernel.prepare import Crowd, crowd_of
from matcher.kernel.worth.points import unpacked
from matcher.rank.prepared import Prepared, prepared


class Ours:
    """The engine, its pool at hand."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._board = board_of(ground.pool, ground.judges, TODAY)

    @cached_property
    def _alone(self) -> list[Crowd]:
        return [crowd_of(self._board, own) for own in alone(self._ground.sampled).values()]

    @cached_property
    def _ready(self) -> list[Prepared]:
        return [prepared(self._board, crowd, LISTED) for crowd in self._alone]

    def prepare(self) -> None:
        """Have everything at hand that a query finds at hand, and everything compiled."""
        self.ask(0)
        self.look_and_ask(0)

    def ask(self, person: int) -> Listed:
        """A prepared person: surroundings and columns at hand."""
        found = self._ready[person].best()
        return Listed(found.offer.astype(np.int64), unpacked(found.points)[0])

    def look_and_ask(self, person: int) -> Listed:
        """A person whose columns alone are at hand: what lies around is looked up as well."""
        found = prepared(self._board, self._alone[person], LISTED).best()
        return Listed(found.offer.astype(np.int64), unpacked(found.points)[0])

    def read(self, frames: Frames) -> Crowd:
        """The people of these frames as columns."""
        return crowd_of(self._board, frames)

    def ask_all(self, crowd: Crowd, threads: int) -> list[Part]:
        """Everybody's lists, in parts; what lies around is looked up as well."""
        return list(rank_crowd(self._board, crowd, LISTED, threads))


def listed_of(parts: list[Part], people: int) -> list[Listed]:
    """Lists in the order of the people."""
    found = [Listed(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))] * people
    for part in parts:
        points = unpacked(part.listed.points)[0]
        for place, row in enumerate(part.rows.tolist()):
            n = int(part.listed.taken[place])
            rows = part.listed.offer[place, :n].astype(np.int64)
            found[row] = Listed(rows, points[place, :n])
    return found
