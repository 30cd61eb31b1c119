"""What is each pair's score? Sums of whole contributions, two probabilities, one product."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.columns.offers import KINDS
from matcher.factors import FACTORS
from matcher.pairs import Pairs
from matcher.scorecard import SCORED_KINDS, Scorecard, Stage, probability


@dataclass(frozen=True)
class Scores:
    """Per pair, shape (n,): chances in 1/2**24, score as their product; -1 for unscored kinds.

    `entries`: grid entry of every factor, shape (factors, n).
    """

    p_signed: NDArray[np.int64]
    p_held: NDArray[np.int64]
    score: NDArray[np.int64]
    entries: NDArray[np.int64]


def score_pairs(pairs: Pairs, scorecard: Scorecard) -> Scores:
    """Scores of all pairs under a scorecard, both kinds of offer."""
    n, entries = len(pairs), entries_of(pairs)
    p_signed = np.full(n, -1, dtype=np.int64)
    p_held = np.full(n, -1, dtype=np.int64)
    for kind in SCORED_KINDS:
        own = np.flatnonzero(pairs.offers.kind == KINDS[kind])
        card = scorecard.kinds[kind]
        p_signed[own] = probability(log_odds(card.signed, entries[:, own]))
        p_held[own] = probability(log_odds(card.held, entries[:, own]))
    score = np.where(p_signed < 0, -1, p_signed * p_held)
    return Scores(p_signed, p_held, score, entries)


def entries_of(pairs: Pairs) -> NDArray[np.int64]:
    """Grid entry of every factor, shape (factors, n)."""
    found = [factor.index(pairs) for factor in FACTORS]
    return np.array(found, dtype=np.int64).reshape(len(FACTORS), len(pairs))


def log_odds(stage: Stage, entries: NDArray[np.int64]) -> NDArray[np.int64]:
    """Intercept plus the sum of contributions, in 1/1024, shape (n,)."""
    total = np.full(entries.shape[1], stage.intercept, dtype=np.int64)
    for factor, entry in zip(FACTORS, entries, strict=True):
        total += stage.tables[factor.name][entry]
    return total
