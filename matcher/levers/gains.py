"""What does one change bring? Offers opened, offers that gain, and by how much."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.columns.offers import KINDS
from matcher.kernel.board import Board
from matcher.kernel.reads import Reads
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


@dataclass(frozen=True)
class Before:
    """Offers open before anything changes, ascending by row of the pool, (n,)."""

    row: NDArray[np.int64]
    score: NDArray[np.int64]
    is_known: NDArray[np.bool_]  # the journey is

    @classmethod
    def of(cls, reads: Reads) -> "Before":
        """What stood open in a reading: what each change is told against."""
        own = reads.is_open
        return cls(reads.row[own], reads.score[own], reads.minutes[own] != UNKNOWN_MINUTES)

    def places_of(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Where rows of the pool stand among these, and which of them do."""
        if not len(self.row):
            return np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.row, rows), len(self.row) - 1)
        return at, np.asarray(self.row[at] == rows)


def change_of(board: Board, before: Before, after: Reads) -> Change:
    """What differs between what was open and another reading of the same pool."""
    own = after.is_open
    now, scores = after.row[own], after.score[own]
    at, kept = before.places_of(now)
    old, assured = np.zeros(len(now), dtype=np.int64), np.zeros(len(now), dtype=np.bool_)
    old[kept] = before.score[at[kept]]
    assured[kept] = ~before.is_known[at[kept]]
    lost = np.ones(len(before.row), dtype=np.bool_)
    lost[at[kept]] = False
    seen = _Seen(
        row=now,
        score=scores,
        gained=scores - old,
        opened=~kept,
        assured=assured & (after.minutes[own] != UNKNOWN_MINUTES),
        kind=board.pool.offers.kind[now],
        lost=board.pool.offers.kind[before.row[lost]],
    )
    found = [(_gain(kind, seen), _best_first(board, kind, seen)) for kind in SCORED_KINDS]
    return Change(tuple(gain for gain, _ in found), tuple(each for _, own in found for each in own))


@dataclass(frozen=True)
class _Seen:
    """Offers open after the change, by row of the pool, beside what they were before.

    `kind`, and for the offers lost only that: codes of `columns.offers.KINDS`.
    """

    row: NDArray[np.int64]
    score: NDArray[np.int64]
    gained: NDArray[np.int64]
    opened: NDArray[np.bool_]
    assured: NDArray[np.bool_]
    kind: NDArray[np.int8]
    lost: NDArray[np.int8]


def _gain(kind: OfferKind, seen: _Seen) -> Gain:
    own = seen.kind == KINDS[kind]
    opened = own & seen.opened
    risen = own & ~seen.opened & (seen.gained > 0)
    gained = seen.gained[opened | risen]
    return Gain(
        kind=kind,
        opened=int(np.count_nonzero(opened)),
        lost=int(np.count_nonzero(seen.lost == KINDS[kind])),
        assured=int(np.count_nonzero(own & seen.assured)),
        risen=int(np.count_nonzero(risen)),
        best=int(gained.max(initial=0)),
        mean=float(gained.mean()) if len(gained) else 0.0,
    )


def _best_first(board: Board, kind: OfferKind, seen: _Seen) -> list[Opened]:
    """Offers of a kind that are opened; equal scores by id."""
    own = np.flatnonzero((seen.kind == KINDS[kind]) & seen.opened)
    if not len(own):
        return []
    ordered = own[np.lexsort((seen.row[own], -seen.score[own]))]
    ids = board.pool.offers.offer_id[seen.row[ordered]]
    return [
        Opened(str(offer_id), kind, score)
        for offer_id, score in zip(ids, seen.score[ordered].tolist(), strict=True)
    ]
