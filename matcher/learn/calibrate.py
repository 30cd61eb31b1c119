"""Do chances come out as often as said on a later period? Platt scaling, folded into the curves.

Two numbers, an intercept and a positive slope: a sum of curves stays a sum of curves. The slope is
the later period's. The level has seasons (contracts are signed before September, immersions in
spring), and a later period of some weeks is one of them: it is set over the last whole year known.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.learn.additive import Fitted

type Numbers = NDArray[np.float64]

# So many invented answers hold the scale at (0, 1) until the later period says otherwise.
_HOLD: Final = 50.0
_ROUNDS: Final = 50
_LEAST_SLOPE: Final = 0.05


def platt(log_odds: Numbers, answers: Numbers) -> tuple[float, float]:
    """Intercept and slope that fit later answers best, near (0, 1) where there are few."""
    at = np.array([0.0, 1.0])
    if len(answers) == 0:
        return 0.0, 1.0
    columns = np.column_stack([np.ones(len(log_odds)), log_odds])
    # Held as firmly as so many answers at a chance of one half would.
    hold = _HOLD / 4 * np.diag([1.0, 1.0])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-columns @ at))
        gradient = columns.T @ (chance - answers) + hold @ (at - [0.0, 1.0])
        curvature = (columns.T * (chance * (1 - chance))) @ columns + hold
        step = np.linalg.solve(curvature, gradient)
        at = at - step
        if np.abs(step).max() < 1e-9:
            break
    return float(at[0]), float(max(at[1], _LEAST_SLOPE))


def level(log_odds: Numbers, answers: Numbers) -> float:
    """What is added to all log-odds so that chances come out as often as said, held near 0."""
    at = 0.0
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-(log_odds + at)))
        hold = _HOLD / 4
        step = (np.sum(chance - answers) + hold * at) / (np.sum(chance * (1 - chance)) + hold)
        at -= float(step)
        if abs(step) < 1e-9:
            break
    return at


def folded(fitted: Fitted, intercept: float, slope: float) -> Fitted:
    """The same curves, scaled: log-odds become intercept + slope × log-odds."""
    return Fitted(
        intercept + slope * fitted.intercept, tuple(slope * table for table in fitted.tables)
    )
