"""How often would chance alone show as much? Arms are drawn again as they were drawn.

Valid for any outcome and any number of people: the only thing that is random is the draw.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.trial.effect import Flags, Numbers
from matcher.trial.enrolled import Enrolled, numbered
from matcher.trial.itt import comparable
from matcher.trial.regression import residuals

DRAWS: Final = 1999
SEED: Final = 20261126

type Labels = NDArray[np.int64]


def chance_of_as_much(people: Enrolled, draws: int = DRAWS, seed: int = SEED) -> float:
    """The p-value of "nobody's outcome was changed", by the gap in what covariates leave."""
    known = people.where(people.known)
    strata = comparable(known)
    own, label = known.where(strata >= 0), strata[strata >= 0]
    if not len(own):
        return float("nan")
    left = residuals(own.outcome, own.covariates)
    again = redrawn(numbered(own.block), own.plus, draws, seed)
    seen = gaps(own.plus[None, :], left[:, None], label)[0, 0]
    return as_extreme(seen, gaps(again, left[:, None], label)[:, 0])


def redrawn(block: Labels, plus: Flags, draws: int, seed: int) -> Flags:
    """Arms drawn again, (draws, people): within each block as many get the service as did."""
    rng = np.random.default_rng(seed)
    by_block = np.argsort(block, kind="stable")
    # Sorting a block's number plus a fraction puts its people in a random order, block by block.
    order = np.argsort(block[None, :] + rng.random((draws, len(block))), axis=1)
    again = np.empty((draws, len(block)), dtype=bool)
    np.put_along_axis(again, order, np.broadcast_to(plus[by_block], again.shape), axis=1)
    return again


def gaps(plus: Flags, outcome: Numbers, label: Labels) -> Numbers:
    """Gaps in means by stratum, weighed by people, for every row of arms and column of outcomes.

    A stratum in which a draw leaves an arm empty counts nothing in that draw.
    """
    found = np.zeros((len(plus), outcome.shape[1]))
    for stratum in np.unique(label):
        own = label == stratum
        arms, seen = plus[:, own].astype(np.float64), outcome[own]
        served = arms.sum(axis=1, keepdims=True)
        others = own.sum() - served
        total = arms @ seen
        gap = total / np.maximum(served, 1) - (seen.sum(axis=0) - total) / np.maximum(others, 1)
        found += np.where((served > 0) & (others > 0), own.mean() * gap, 0.0)
    return found


def as_extreme(seen: float, by_chance: Numbers) -> float:
    """The share of draws at least as far from nothing, the real one among them."""
    far = np.abs(by_chance) >= abs(seen) - 1e-12
    return float((1 + far.sum()) / (1 + len(by_chance)))
