"""From log-odds to probability, on integers only, so that every machine agrees.

Log-odds are counted in 1/1024; probabilities in 1/2**24; a score is the product of two of them.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

LOG_ODDS_UNIT: Final = 1024
PROBABILITY_UNIT: Final = 1 << 24
# Beyond ±16 the probability no longer moves on the grid a reader sees.
_LIMIT: Final = 16 * LOG_ODDS_UNIT


@cache
def sigmoid_table() -> NDArray[np.int64]:
    """Probability of every log-odds from -16 to 16, shape (32,769,), in 1/2**24."""
    log_odds = np.arange(-_LIMIT, _LIMIT + 1, dtype=np.float64) / LOG_ODDS_UNIT
    table = np.rint(PROBABILITY_UNIT / (1 + np.exp(-log_odds))).astype(np.int64)
    table.setflags(write=False)
    return table


def probability(log_odds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Probabilities in 1/2**24 of log-odds in 1/1024, any shape."""
    return sigmoid_table()[np.clip(log_odds, -_LIMIT, _LIMIT) + _LIMIT]


def as_probability(units: int) -> float:
    """A probability in 0–1 from its integer."""
    return int(units) / PROBABILITY_UNIT


def as_score(units: int) -> float:
    """A score in 0–100 from the product of two integer probabilities."""
    return 100 * int(units) / PROBABILITY_UNIT**2


def as_log_odds(units: int) -> float:
    """Log-odds from their integer, exact in binary."""
    return int(units) / LOG_ODDS_UNIT


def to_units(log_odds: float) -> int:
    """Log-odds on the grid of 1/1024 (ties to even)."""
    return int(np.rint(log_odds * LOG_ODDS_UNIT))
