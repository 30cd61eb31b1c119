"""How likely does an employer answer, and then open a place? Shrunk, never a raw rate.

m̂ = (y + κ·m) / (n + κ), nested: all employers → those who trained as many of late → their activity
→ the employer. The strength κ of each level is the likeliest one (beta-binomial) where enough
groups are known, else the given one; two questions, answered apart and multiplied.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from matcher.priors.shrinkage import shrunk

# Fewer groups with trials say nothing of how much groups differ.
_LEAST_GROUPS: Final = 8
_STRENGTHS: Final = (0.5, 500.0)
# NAF division: the first two digits.
_DIVISION: Final = 2
# Past apprentices: none, one or two, more; not known counts as none of the three.
_TRAINED: Final = (0.5, 2.5)


@dataclass(frozen=True)
class Expected:
    """What is expected before any contact is known, 0–1, and its weight in contacts."""

    answers: float
    opens: float
    strength: float


def chances(called: pd.DataFrame, expected: Expected) -> pd.DataFrame:
    """By employer, in the order of `models.frames.CALLED`: `answers`, `opens`, `chance`, 0–1.

    `opens`: once somebody answered. `chance`: their product, of a yes to one call.
    """
    groups = _groups(called)
    calls = called["calls"].astype(float)
    answered, opened = called["answered"].astype(float), called["opened"].astype(float)
    answers = _nested(groups, answered, calls, expected.answers, expected.strength)
    opens = _nested(groups, opened, answered, expected.opens, expected.strength)
    return pd.DataFrame(
        {
            "employer_id": called["employer_id"],
            "answers": answers,
            "opens": opens,
            "chance": answers * opens,
        }
    )


def _groups(called: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    past = called["past_apprentices"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    trained = pd.Series(np.where(np.isnan(past), -1, np.digitize(past, _TRAINED)).astype(str))
    division = called["naf"].fillna("").str[:_DIVISION].reset_index(drop=True)
    trained.index = division.index = called.index
    return trained, trained + "/" + division


def _nested(
    groups: tuple[pd.Series, pd.Series],
    successes: pd.Series,
    trials: pd.Series,
    base: float,
    strength: float,
) -> pd.Series:
    overall = (successes.sum() + strength * base) / (trials.sum() + strength)
    rate = pd.Series(float(overall), index=trials.index)
    for group in groups:
        y, n = (column.groupby(group).transform("sum") for column in (successes, trials))
        once = ~group.duplicated()
        rate = shrunk(y, n, rate, likeliest_strength(y[once], n[once], rate[once], strength))
    return shrunk(successes, trials, rate, likeliest_strength(successes, trials, rate, strength))


def likeliest_strength(
    successes: pd.Series, trials: pd.Series, mean: pd.Series, otherwise: float
) -> float:
    """κ of the largest beta-binomial likelihood; `otherwise` where too few groups are known."""
    # Half a second to import: only who asks for a plan waits for it, not a service's start.
    from scipy.optimize import minimize_scalar
    from scipy.special import betaln

    known = trials > 0
    if known.sum() < _LEAST_GROUPS:
        return otherwise
    y, n, m = (column[known].to_numpy(dtype=float) for column in (successes, trials, mean))
    m = np.clip(m, 1e-6, 1 - 1e-6)

    def unlikely(log_kappa: float) -> float:
        kappa = np.exp(log_kappa)
        a, b = kappa * m, kappa * (1 - m)
        return -float((betaln(y + a, n - y + b) - betaln(a, b)).sum())

    low, high = np.log(_STRENGTHS)
    return float(np.exp(minimize_scalar(unlikely, bounds=(low, high), method="bounded").x))
