"""How good is an employer's record, once small samples are pulled to what their trade does?

Beta-binomial shrinkage, nested sector → trade → CFA → employer: m̂ = (y + κ·m) / (n + κ), where m
is the parent's own shrunk rate (docs: DECISIONS, "Prior outcomes"). A raw rate is never used.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

# A sector is a ROME domain: the first three characters of the trade's code.
SECTOR_LENGTH = 3


def shrunk(
    successes: "pd.Series[float]",
    trials: "pd.Series[float]",
    parent: "pd.Series[float]",
    kappa: float,
) -> "pd.Series[float]":
    """Posterior mean rates, 0–1, of groups whose prior has mean `parent` and strength `kappa`."""
    return (successes + kappa * parent) / (trials + kappa)


def nested_rates(
    history: pd.DataFrame, trials: str, successes: str, kappa: Mapping[str, float], base: float
) -> pd.DataFrame:
    """Each row of `history` with the shrunk rates of its sector, trade, CFA and employer.

    `history` conforms to `models.frames.HISTORY`; `base` is the overall rate when nothing is known.
    Adds columns `sector, sector_rate, trade_rate, cfa_rate, employer_rate`, all in 0–1.
    """
    rows = history.assign(
        sector=history["rome"].str[:SECTOR_LENGTH],
        trials=history[trials].astype(float),
        successes=history[successes].astype(float),
    )
    total = rows[["trials", "successes"]].sum()
    overall = (total["successes"] + kappa["overall"] * base) / (total["trials"] + kappa["overall"])
    rows["overall_rate"] = overall
    rows = _level(rows, ["sector"], "overall_rate", "sector_rate", kappa["sector"])
    rows = _level(rows, ["rome"], "sector_rate", "trade_rate", kappa["trade"])
    rows = _level(rows, ["uai"], "trade_rate", "cfa_rate", kappa["cfa"])
    no_cfa = rows["uai"] == ""
    rows.loc[no_cfa, "cfa_rate"] = rows.loc[no_cfa, "trade_rate"]
    return _level(rows, ["employer_id"], "cfa_rate", "employer_rate", kappa["employer"])


def _level(rows: pd.DataFrame, by: list[str], parent: str, name: str, kappa: float) -> pd.DataFrame:
    """One level: a group's parent is the trial-weighted mean of its rows' parents."""
    weights = rows["trials"].clip(lower=1e-9)
    weighted = rows.assign(parent_sum=rows[parent] * weights, weight=weights)
    sums = weighted.groupby(by, sort=True)[
        ["trials", "successes", "parent_sum", "weight"]
    ].transform("sum")
    mean_parent = sums["parent_sum"] / sums["weight"]
    rate = shrunk(sums["successes"], sums["trials"], mean_parent, kappa)
    return rows.assign(
        **{name: rate, f"{name}_parent": mean_parent, f"{name}_trials": sums["trials"]}
    )


def log_odds(rate: "pd.Series[float]") -> "pd.Series[float]":
    """Log-odds of rates strictly between 0 and 1."""
    clipped = rate.clip(1e-6, 1 - 1e-6)
    return pd.Series(np.log(clipped / (1 - clipped)), index=rate.index)
