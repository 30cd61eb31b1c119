"""Which pairs are looked at? Columns by person, best score first, each pair once."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]
type Bytes = NDArray[np.uint8]

_SHIFT: Final = 32


class Pairs(NamedTuple):
    """One entry a pair. `score`: product of two probabilities in 1/2**24; `minutes` to work."""

    person: Ints
    offer: Ints  # row of the pool
    score: Longs
    minutes: Bytes

    def taken(self, rows: NDArray[np.bool_] | Longs) -> "Pairs":
        """The pairs of some rows."""
        person, offer, score, minutes = self
        return Pairs(person[rows], offer[rows], score[rows], minutes[rows])

    @property
    def keys(self) -> Longs:
        """One number a pair."""
        return (self.person.astype(np.int64) << _SHIFT) + self.offer


def no_pairs() -> Pairs:
    """None at all."""
    return Pairs(
        np.zeros(0, dtype=np.int32),
        np.zeros(0, dtype=np.int32),
        np.zeros(0, dtype=np.int64),
        np.zeros(0, dtype=np.uint8),
    )


def in_order(parts: Sequence[Pairs]) -> Pairs:
    """The pairs of several parts that have none in common, in their order."""
    if not parts:
        return no_pairs()
    joined = Pairs(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    return joined.taken(np.lexsort((joined.offer, joined.minutes, -joined.score, joined.person)))


def new_among(found: Pairs, known: Pairs) -> Pairs:
    """Those of the pairs found that were not known."""
    return found.taken(~np.isin(found.keys, known.keys, assume_unique=True))


def best_scores(pairs: Pairs, people: int) -> Longs:
    """The best score of each person, 0 for somebody without any pair."""
    best = np.zeros(people, dtype=np.int64)
    np.maximum.at(best, pairs.person, pairs.score)
    return best
