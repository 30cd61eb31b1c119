"""How firmly are prior outcomes pulled to their parent's? κ by maximum likelihood, level by level.

The counts of groups of one level are beta-binomial around their parents' rates: the κ under which
the counts seen are likeliest.
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import betaln

from matcher.priors.shrinkage import nested_rates

type Numbers = NDArray[np.float64]

# Each level's groups, and what their prior is called in the settings, outermost first.
LEVELS: Final = (
    ("sector", "sector", "sector_rate"),
    ("trade", "rome", "trade_rate"),
    ("cfa", "uai", "cfa_rate"),
    ("employer", "employer_id", "employer_rate"),
)
_LEAST, _MOST = 0.5, 2000.0
# Fewer groups than this say nothing about their spread.
_FEWEST: Final = 5


def fitted_priors(history: pd.DataFrame, kind: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """`base` and `kappa` of both questions of one kind, fitted where enough is known.

    `history`: `models.frames.HISTORY`; what has too few groups keeps the settings' own value.
    """
    own = history[history["kind"] == kind]
    base, kappa = dict(settings["base"][kind]), {}
    for question, (trials, yes) in {
        "signed": ("proposed", "signed"),
        "held": ("followed_6m", "held_6m"),
    }.items():
        total = float(own[trials].sum())
        pull = settings["kappa"][question]["overall"]
        base[question] = (float(own[yes].sum()) + pull * base[question]) / (total + pull)
        kappa[question] = _kappas(own, (trials, yes), settings["kappa"][question], base[question])
    return {"base": base, "kappa": kappa}


def likeliest_kappa(yes: Numbers, trials: Numbers, parent: Numbers) -> float:
    """The κ under which these counts are likeliest around their parents' rates."""

    def unlikely(log_kappa: float) -> float:
        a, b = np.exp(log_kappa) * parent, np.exp(log_kappa) * (1 - parent)
        return -float((betaln(yes + a, trials - yes + b) - betaln(a, b)).sum())

    found = minimize_scalar(unlikely, bounds=(np.log(_LEAST), np.log(_MOST)), method="bounded")
    return float(np.exp(found.x))


def _kappas(
    own: pd.DataFrame, columns: tuple[str, str], start: Mapping[str, float], base: float
) -> dict[str, float]:
    kappa = dict(start)
    for level, group, rate in LEVELS:
        rates = nested_rates(own, *columns, kappa, base)
        known = rates[(rates["trials"] > 0) & (rates[group] != "")]
        counts = known.groupby(group).agg(
            yes=("successes", "sum"), trials=("trials", "sum"), parent=(f"{rate}_parent", "first")
        )
        if len(counts) >= _FEWEST:
            parent = counts["parent"].to_numpy().clip(1e-4, 1 - 1e-4)
            kappa[level] = round(
                likeliest_kappa(counts["yes"].to_numpy(), counts["trials"].to_numpy(), parent), 1
            )
    return kappa
