"""How good are chances beside what happened? AUC, Brier, calibration error, with intervals."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

type Numbers = NDArray[np.float64]
type Measure = Callable[[Numbers, Numbers], float]

BINS: Final = 10
_DRAWS: Final = 100
# A bootstrap of more rows only takes longer: intervals are scaled from so many.
_MOST_DRAWN: Final = 5_000
_SEED: Final = 20261125


@dataclass(frozen=True)
class Interval:
    """A value and its 95 % interval."""

    value: float
    low: float
    high: float

    def told(self) -> dict[str, float | None]:
        """As a document keeps it: None for what cannot be measured, which JSON cannot write."""
        return {name: None if np.isnan(each) else each for name, each in asdict(self).items()}


def auc(chances: Numbers, answers: Numbers) -> float:
    """Chance that a yes stands above a no, ties counted half; NaN where all answer alike."""
    yes = answers > 0
    n_yes, n_no = int(yes.sum()), int((~yes).sum())
    if n_yes == 0 or n_no == 0:
        return float("nan")
    ranks = rankdata(chances)
    return float((ranks[yes].sum() - n_yes * (n_yes + 1) / 2) / (n_yes * n_no))


def brier(chances: Numbers, answers: Numbers) -> float:
    """Mean squared gap between chance and what happened."""
    return float(np.mean((chances - answers) ** 2))


def ece(chances: Numbers, answers: Numbers) -> float:
    """Mean gap between said and happened over tenths of equal size."""
    gaps = [abs(said - happened) * n for said, happened, n in deciles(chances, answers)]
    return float(sum(gaps) / max(len(chances), 1))


def deciles(chances: Numbers, answers: Numbers) -> list[tuple[float, float, int]]:
    """Mean chance said, share that happened, rows: by tenths of the rows, lowest chances first."""
    order = np.argsort(chances, kind="stable")
    return [
        (float(chances[part].mean()), float(answers[part].mean()), len(part))
        for part in np.array_split(order, BINS)
        if len(part)
    ]


def with_interval(measure: Measure, chances: Numbers, answers: Numbers) -> Interval:
    """A measure and its interval, by drawing the rows again (a fixed seed)."""
    rng, n = np.random.default_rng(_SEED), len(answers)
    value = measure(chances, answers)
    if n == 0:
        return Interval(value, float("nan"), float("nan"))
    size = min(n, _MOST_DRAWN)
    drawn = [rng.integers(n, size=size) for _ in range(_DRAWS)]
    found = np.array([measure(chances[rows], answers[rows]) for rows in drawn])
    # A draw in which all answer alike has no AUC.
    some = found[~np.isnan(found)]
    half = 1.96 * float(some.std() if len(some) else np.nan) * float(np.sqrt(size / n))
    # No measure of these lies outside 0–1: neither does its interval.
    return Interval(value, *(float(end) for end in np.clip([value - half, value + half], 0, 1)))


def brier_gain(chances: Numbers, other: Numbers, answers: Numbers) -> Interval:
    """By how much the Brier score is below another's on the same rows."""
    gaps = (other - answers) ** 2 - (chances - answers) ** 2
    if len(gaps) == 0:
        return Interval(float("nan"), float("nan"), float("nan"))
    half = 1.96 * float(gaps.std() / np.sqrt(len(gaps)))
    mean = float(gaps.mean())
    return Interval(mean, mean - half, mean + half)
