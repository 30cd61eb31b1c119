"""One estimated effect: its value, 95 % interval, standard error and p-value."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SURE: Final = 0.95

type Numbers = NDArray[np.float64]
type Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Effect:
    """NaN throughout where nothing can be estimated."""

    value: float
    low: float
    high: float
    error: float
    p: float


UNKNOWN: Final = Effect(*[float("nan")] * 5)


def by_student(value: float, error: float, freedom: float) -> Effect:
    """An effect with Student's interval; UNKNOWN without a spread to judge it by."""
    if not (np.isfinite(value) and np.isfinite(error)) or error <= 0 or freedom < 1:
        return UNKNOWN
    # Half a second of imports: only who reads a result waits for it.
    from scipy.special import stdtr, stdtrit

    half = float(stdtrit(freedom, (1 + SURE) / 2)) * error
    p = float(2 * stdtr(freedom, -abs(value) / error))
    return Effect(value, value - half, value + half, error, p)


def welch(one: Numbers, other: Numbers) -> Effect:
    """The mean of some values less that of others, variances apart."""
    if min(len(one), len(other)) < 2:
        return UNKNOWN
    a, b = (float(each.var(ddof=1)) / len(each) for each in (one, other))
    if a + b == 0:
        return UNKNOWN
    freedom = (a + b) ** 2 / (a**2 / (len(one) - 1) + b**2 / (len(other) - 1))
    return by_student(float(one.mean() - other.mean()), float(np.sqrt(a + b)), freedom)
