"""How much should prices weigh in everyday lists? Tried on the last run: who would sign, by λ?

Each person looks at the first few of their own list, ordered by score less λ times price; as many
sign as places and lists allow. Nothing else is supposed of who says yes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.allocate import UNIT, Candidates, Rooms, allocate, market_of
from matcher.rematch.pairs import Ints, Longs, Pairs
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

WEIGHTS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
# Offers of a list that are looked at.
LOOKED_AT: Final = 3
# The smallest weight that places so much of what the best would.
_NEARLY_ALL: Final = 0.99


@dataclass(frozen=True, slots=True)
class Tried:
    """One λ: how many would sign, and the mean score of what lists show first (0–100)."""

    weight: float
    matched: int
    shown_score: float


def tried_weights(pairs: Pairs, prices: Longs, places: Ints, least_options: int) -> list[Tried]:
    """What each λ would do; who has fewer options than `least_options` never pays.

    `prices`: (offers,) in `UNIT`s of a score of 1.
    """
    score = pairs.score / PROBABILITY_UNIT**2
    price = prices[pairs.offer] / UNIT
    people = int(pairs.person.max(initial=-1)) + 1
    pays = np.bincount(pairs.person, minlength=people)[pairs.person] >= least_options
    return [_tried(pairs, (score, np.where(pays, price, 0.0)), places, each) for each in WEIGHTS]


def recommended(tried: Sequence[Tried]) -> float:
    """The smallest λ that places nearly as many as the best: no list is turned over for nothing."""
    most = max(each.matched for each in tried)
    return min(each.weight for each in tried if each.matched >= _NEARLY_ALL * most)


def _tried(
    pairs: Pairs,
    worth: tuple[NDArray[np.float64], NDArray[np.float64]],
    places: Ints,
    weight: float,
) -> Tried:
    score, price = worth
    order = np.lexsort((pairs.offer, -(score - weight * price), pairs.person))
    person = pairs.person[order]
    nth = np.arange(len(person)) - np.searchsorted(person, person)
    shown = order[nth < LOOKED_AT]
    first = order[nth == 0]
    return Tried(
        weight,
        _signed(pairs.taken(shown), places),
        float(100 * score[first].mean()) if len(first) else 0.0,
    )


def _signed(shown: Pairs, places: Ints) -> int:
    """As many contracts as can be, one a person."""
    people = int(shown.person.max(initial=-1)) + 1
    one = np.ones(people, dtype=np.int32)
    value = np.full(len(shown.person), UNIT, dtype=np.int64)
    rooms = Rooms(one, places.astype(np.int32), np.zeros(people, dtype=np.int64))
    market = market_of(Candidates(shown.person, shown.offer, value), rooms)
    return len(allocate(market, seed=1).chosen)
