"""What is known of an employer's and a CFA's earlier placements, relative to their trade?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.priors.shrinkage import log_odds, nested_rates

# The difference to the trade's own rate, in log-odds, cut to quarters between -2 and 2.
GRID_STEP: Final = 0.25
GRID_HALF: Final = 8
GRID_SIZE: Final = 2 * GRID_HALF + 1
NO_RECORD: Final = GRID_SIZE


@dataclass(frozen=True)
class Record:
    """One employer's or CFA's record: grid entry, trials behind it, its rate and its trade's."""

    entry: int
    trials: int
    rate: float
    usual: float


@dataclass(frozen=True)
class Records:
    """Records per pair, shape (n,) each; None where there is no record."""

    employer_signs: NDArray[np.object_]
    employer_keeps: NDArray[np.object_]
    cfa_keeps: NDArray[np.object_]


@dataclass(frozen=True)
class RecordBook:
    """Records by employer id and by UAI, for one kind of offer."""

    employer_signs: Mapping[str, Record]
    employer_keeps: Mapping[str, Record]
    cfa_keeps: Mapping[str, Record]

    def of(self, employer_ids: NDArray[np.object_], uais: NDArray[np.object_]) -> Records:
        """The records of n pairs."""
        return Records(
            _looked_up(self.employer_signs, employer_ids),
            _looked_up(self.employer_keeps, employer_ids),
            _looked_up(self.cfa_keeps, uais),
        )

    @classmethod
    def from_history(
        cls, history: pd.DataFrame, kind: str, settings: Mapping[str, Any]
    ) -> "RecordBook":
        """Records of one kind; `settings` holds `kappa` and `base` for both questions.

        κ are the same for both kinds, or each kind has its own.
        """
        # Sums of floats depend on their order: one order, whatever the frame's.
        own = history[history["kind"] == kind].sort_values(list(history.columns), kind="stable")
        if own.empty:
            return cls({}, {}, {})
        base, kappa = settings["base"][kind], settings["kappa"]
        kappa = kappa.get(kind, kappa)
        signs = nested_rates(own, "proposed", "signed", kappa["signed"], base["signed"])
        keeps = nested_rates(own, "followed_6m", "held_6m", kappa["held"], base["held"])
        return cls(
            employer_signs=_records(signs, "employer_id", "employer_rate", "trade_rate"),
            employer_keeps=_records(keeps, "employer_id", "employer_rate", "trade_rate"),
            cfa_keeps=_records(keeps[keeps["uai"] != ""], "uai", "cfa_rate", "trade_rate"),
        )


def grid_entry(difference: float) -> int:
    """Grid entry of a difference in log-odds (ties to even)."""
    return int(np.clip(np.rint(difference / GRID_STEP), -GRID_HALF, GRID_HALF)) + GRID_HALF


def entries_of(records: NDArray[np.object_]) -> NDArray[np.int64]:
    """Grid entries of records, `NO_RECORD` where there is none."""
    entries = np.full(len(records), NO_RECORD, dtype=np.int64)
    # Most employers have none.
    known = np.flatnonzero(pd.notna(records))
    entries[known] = [record.entry for record in records[known]]
    return entries


def _records(rows: pd.DataFrame, by: str, rate: str, usual: str) -> dict[str, Record]:
    """One record per group with at least one trial; the trade's rate is weighted by trials."""
    rows = rows[rows["trials"] > 0]
    number, keys = pd.factorize(rows[by], sort=True)
    trials = rows["trials"].to_numpy()
    own = rows[rate].to_numpy()[np.unique(number, return_index=True)[1]]
    counts = np.bincount(number, trials, len(keys))
    its_trade = np.bincount(number, rows[usual].to_numpy() * trials, len(keys)) / counts
    difference = log_odds(own) - log_odds(its_trade)
    return {
        str(key): Record(grid_entry(gap), int(count), float(rate_of), float(usual_rate))
        for key, gap, count, rate_of, usual_rate in zip(
            keys, difference, counts, own, its_trade, strict=True
        )
    }


def _looked_up(records: Mapping[str, Record], keys: NDArray[np.object_]) -> NDArray[np.object_]:
    found = np.empty(len(keys), dtype=object)
    found[:] = list(map(records.get, keys.tolist()))
    return found
