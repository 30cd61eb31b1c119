"""What does one change bring? Offers opened, offers that gain, and by how much."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.board import Board
from matcher.kernel.reads import Reads, kinds_of
from matcher.scorecard import SCORED_KINDS
from models.enums import OfferKind
from models.protocols import UNKNOWN_MINUTES


@dataclass(frozen=True)
class Gain:
    """For one kind of offer: how many open, close, or count for more, and what scores gain.

    `assured`: were open with a journey not known, which now is. `best`, `mean`: gains in score of
    the offers opened or risen, each against its own score before, 0 where it was not open; products
    of two probabilities in 1/2**24.
    """

    kind: OfferKind
    opened: int
    lost: int
    assured: int
    risen: int
    best: int
    mean: float


@dataclass(frozen=True)
class Opened:
    """An offer opened: its id, kind and score, a product of two probabilities in 1/2**24."""

    offer_id: str
    kind: OfferKind
    score: int


@dataclass(frozen=True)
class Change:
    """Gains by kind, and the offers opened with their scores: the best first within their kind."""

    gains: tuple[Gain, ...]
    offers: tuple[Opened, ...]

    @property
    def opened(self) -> int:
        """Offers opened, of all kinds."""
        return sum(gain.opened for gain in self.gains)

    @property
    def assured(self) -> int:
        """Offers whose journey becomes known, of all kinds."""
        return sum(gain.assured for gain in self.gains)

    @property
    def lost(self) -> int:
        """Offers that close, of all kinds."""
        return sum(gain.lost for gain in self.gains)

    @property
    def risen(self) -> int:
        """Offers that were open and count for more, of all kinds."""
        return sum(gain.risen for gain in self.gains)

    @property
    def order(self) -> tuple[int, int, int]:
        """The more the better: offers opened or assured, less offers lost; then gains in score."""
        best = max(gain.best for gain in self.gains)
        return (self.opened + self.assured - self.lost, self.risen, best)


def change_of(board: Board, before: Reads, after: Reads) -> Change:
    """What differs between two readings of the same pool."""
    was, now = before.row[before.is_open], after.row[after.is_open]
    scores, old = after.score[after.is_open], np.zeros(len(now), dtype=np.int64)
    _, kept, at = np.intersect1d(now, was, assume_unique=True, return_indices=True)
    old[kept] = before.score[before.is_open][at]
    opened = np.ones(len(now), dtype=bool)
    opened[kept] = False
    unknown = before.row[before.is_open & (before.minutes == UNKNOWN_MINUTES)]
    seen = _Seen(
        row=now,
        score=scores,
        gained=scores - old,
        opened=opened,
        assured=np.isin(now, unknown) & (after.minutes[after.is_open] != UNKNOWN_MINUTES),
        lost=np.setdiff1d(was, now, assume_unique=True),
    )
    found = [(_gain(board, kind, seen), _best_first(board, kind, seen)) for kind in SCORED_KINDS]
    return Change(tuple(gain for gain, _ in found), tuple(each for _, own in found for each in own))


@dataclass(frozen=True)
class _Seen:
    """Offers open after the change, by row of the pool, beside what they were before."""

    row: NDArray[np.int64]
    score: NDArray[np.int64]
    gained: NDArray[np.int64]
    opened: NDArray[np.bool_]
    assured: NDArray[np.bool_]
    lost: NDArray[np.int64]


def _gain(board: Board, kind: OfferKind, seen: _Seen) -> Gain:
    own = kinds_of(board, seen.row, kind)
    better = own & (seen.opened | (seen.gained > 0))
    return Gain(
        kind=kind,
        opened=int((own & seen.opened).sum()),
        lost=int(kinds_of(board, seen.lost, kind).sum()),
        assured=int((own & seen.assured).sum()),
        risen=int((better & ~seen.opened).sum()),
        best=int(seen.gained[better].max(initial=0)),
        mean=float(seen.gained[better].mean()) if better.any() else 0.0,
    )


def _best_first(board: Board, kind: OfferKind, seen: _Seen) -> list[Opened]:
    """Offers of a kind that are opened; equal scores by id."""
    own = np.flatnonzero(kinds_of(board, seen.row, kind) & seen.opened)
    ordered = own[np.lexsort((seen.row[own], -seen.score[own]))]
    ids = board.pool.offers.offer_id[seen.row[ordered]]
    return [
        Opened(str(offer_id), kind, score)
        for offer_id, score in zip(ids, seen.score[ordered].tolist(), strict=True)
    ]
