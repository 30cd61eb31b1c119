"""Which pairs cannot reach a score? A straight line that no pair of that score lies below.

A score is the product of two probabilities: all pairs of one score lie on a curve over both
log-odds, bent towards those of less. A straight line that touches it from below tells most pairs of
less apart by a product and a sum, and no probability is looked up for them.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Longs
from matcher.kernel.compiled import inlined
from matcher.kernel.worth.points import held_of, signed_of, unpacked
from matcher.scorecard.sigmoid import sigmoid_table

# Scores are told apart by so many steps, a power of two; all but one are below 1 << 48.
STEPS: Final = 256
STEP_BITS: Final = 48 - (STEPS.bit_length() - 1)
# How much more "signed" moves a score than "held" does where lists of contracts and of PMSMP end,
# over a drawn France. Another number would be as right, and pass over fewer.
STEEP: Final = (4, 2)
# On the lowest step stands every pair.
NO_LINE: Final = -(1 << 62)
# Log-odds are looked at in stretches: a line a little too low costs a closer look, no offer.
_STRETCH: Final = 16


@inlined
def step_of(order: int) -> int:
    """The step on which an order stands; what is worth less than nothing on the lowest."""
    return min(max(order >> STEP_BITS, 0), STEPS - 1)


@inlined
def line_of(points: int, steep: int) -> int:
    """Where points stand across the line."""
    return steep * signed_of(points) + held_of(points)


def least_lines(wait: Longs) -> Longs:
    """Where all but the wait must stand for a score on each step, (2, `STEPS`).

    `wait`: what waiting adds, by kind and days; a pair is spared the best of it.
    """
    signed, held = unpacked(wait)
    best = np.array(STEEP) * signed.max(axis=1) + held.max(axis=1)
    scores = np.arange(STEPS, dtype=np.int64) << STEP_BITS
    lines = np.stack([_least(scores, steep) for steep in STEEP]) - best[:, None]
    lines[:, 0] = NO_LINE
    return lines


def _least(scores: NDArray[np.int64], steep: int) -> Longs:
    """The line that no pair of these scores, above 0, lies below."""
    table = sigmoid_table()
    limit = len(table) // 2
    first = np.arange(0, len(table), _STRETCH)
    # Of each stretch the least of "signed", beside the least of "held" that its most would need.
    most = table[np.minimum(first + _STRETCH, len(table)) - 1]
    needed = -(-scores[:, None] // most)
    held = np.searchsorted(table, needed)
    lines = steep * (first - limit) + held - limit
    return np.where(held < len(table), lines, np.iinfo(np.int64).max).min(axis=1)
