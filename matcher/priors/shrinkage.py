"""How good is an employer's record, once small samples are pulled to what their trade does?

Beta-binomial shrinkage, nested sector → trade → CFA → employer: m̂ = (y + κ·m) / (n + κ), where m
is the parent's own shrunk rate (docs: DECISIONS, "Prior outcomes"). A raw rate is never used.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]

# A sector is a ROME domain: the first three characters of the trade's code.
SECTOR_LENGTH = 3


def shrunk[Rates: (Numbers, "pd.Series[float]")](
    successes: Rates, trials: Rates, parent: Rates, kappa: float
) -> Rates:
    """Posterior mean rates, 0–1, of groups whose prior has mean `parent` and strength `kappa`."""
    return (successes + kappa * parent) / (trials + kappa)


def nested_rates(
    history: pd.DataFrame, trials: str, successes: str, kappa: Mapping[str, float], base: float
) -> pd.DataFrame:
    """Each row of `history` with the shrunk rates of its sector, trade, CFA and employer.

    `history` conforms to `models.frames.HISTORY`; `base` is the overall rate when nothing is known.
    Adds columns `sector, sector_rate, trade_rate, cfa_rate, employer_rate`, all in 0–1.
    """
    tried, done = (history[name].to_numpy(dtype=np.float64) for name in (trials, successes))
    counts = Counts(tried, done)
    sector = history["rome"].str[:SECTOR_LENGTH]
    start = (done.sum() + kappa["overall"] * base) / (tried.sum() + kappa["overall"])
    of_sector = counts.level(sector, np.full(len(tried), start), kappa["sector"])
    of_trade = counts.level(history["rome"], of_sector.rate, kappa["trade"])
    of_cfa = counts.level(history["uai"], of_trade.rate, kappa["cfa"])
    without = (history["uai"] == "").to_numpy(dtype=bool)
    of_cfa = of_cfa._replace(rate=np.where(without, of_trade.rate, of_cfa.rate))
    of_employer = counts.level(history["employer_id"], of_cfa.rate, kappa["employer"])
    levels = {"sector": of_sector, "trade": of_trade, "cfa": of_cfa, "employer": of_employer}
    return history.assign(
        sector=sector,
        trials=tried,
        successes=done,
        **{f"{name}_rate": level.rate for name, level in levels.items()},
        **{f"{name}_rate_parent": level.parent for name, level in levels.items()},
    )


class Level(NamedTuple):
    """Shrunk rates of one level's groups and of their parents, by row."""

    rate: Numbers
    parent: Numbers


class Counts(NamedTuple):
    """Trials and successes of rows that belong to groups of several levels."""

    trials: Numbers
    successes: Numbers

    def level(self, groups: "pd.Series[str]", parent: Numbers, kappa: float) -> Level:
        """One level: a group's parent is the trial-weighted mean of its rows' parents."""
        number, names = pd.factorize(groups)
        weight = np.maximum(self.trials, 1e-9)

        def summed(values: Numbers) -> Numbers:
            return np.bincount(number, values, len(names))[number]

        mean_parent = summed(parent * weight) / summed(weight)
        rate = shrunk(summed(self.successes), summed(self.trials), mean_parent, kappa)
        return Level(rate, mean_parent)


def log_odds(rate: Numbers) -> Numbers:
    """Log-odds of rates strictly between 0 and 1."""
    clipped = np.clip(rate, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(clipped / (1 - clipped)))
