"""Which pairs are looked at? Columns by person, best score first, then nearest; each pair once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]
type Bytes = NDArray[np.uint8]


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


def no_pairs() -> Pairs:
    """None at all."""
    return Pairs(
        np.zeros(0, dtype=np.int32),
        np.zeros(0, dtype=np.int32),
        np.zeros(0, dtype=np.int64),
        np.zeros(0, dtype=np.uint8),
    )


def in_order(parts: Sequence[Pairs]) -> Pairs:
    """The pairs of several parts that have none in common, in their order; equals stay as given."""
    if not parts:
        return no_pairs()
    joined = Pairs(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    if _is_in_order(joined):
        return joined
    return joined.taken(np.lexsort((joined.minutes, -joined.score, joined.person)))


def _is_in_order(pairs: Pairs) -> bool:
    """Whether pairs already stand in their order, as lists of a ranking do."""
    person, _, score, minutes = pairs
    nearer = (score[1:] == score[:-1]) & (minutes[1:] >= minutes[:-1])
    follows = (person[1:] == person[:-1]) & ((score[1:] < score[:-1]) | nearer)
    return bool((follows | (person[1:] > person[:-1])).all())


def best_scores(pairs: Pairs, people: int) -> Longs:
    """The best score of each person, 0 for somebody without any pair."""
    best = np.zeros(people, dtype=np.int64)
    np.maximum.at(best, pairs.person, pairs.score)
    return best
