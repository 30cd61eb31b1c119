"""What does a card say of one question? Beside three baselines, on rows that were not read before.

The baselines: one chance for all, the trade's own (shrunk to it), the expert scorecard's.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matcher.factors import FACTORS
from matcher.learn.measures import auc, brier, brier_gain, deciles, ece, with_interval
from matcher.learn.rows import Answered, Periods
from matcher.scorecard import Stage, probability
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

type Numbers = NDArray[np.float64]

# A trade's own rate is held by so many answers at the rate of all.
_TRADE_HOLD: Final = 20.0
# Groups of fewer rows are not told: a person could be seen in them.
SMALLEST_GROUP: Final = 30


def judged(periods: Periods, stage: Stage, expert: Stage) -> dict[str, Any]:
    """Period, counts, measures, deciles and groups of a stage on the last period."""
    late, early = periods.judged, periods.fitted
    answers = late.answer.astype(np.float64)
    said = chances(stage, late.entries)
    beside = {
        "constant": np.full(len(late), _rate(early)),
        "trade": trade_rates(early, late.trade),
        "expert": chances(expert, late.entries),
    }
    return {
        "periods": {name: _period(getattr(periods, name)) for name in vars(periods)},
        "measures": {
            "fitted": measured(said, answers),
            **{name: measured(other, answers) for name, other in beside.items()},
        },
        "brier_gain": {
            name: brier_gain(said, other, answers).told() for name, other in beside.items()
        },
        "deciles": [
            {"said": low, "happened": happened, "rows": n}
            for low, happened, n in deciles(said, answers)
        ],
        "groups": {name: _groups(of_row, said, answers) for name, of_row in late.groups.items()},
    }


def chances(stage: Stage, entries: NDArray[np.int16]) -> Numbers:
    """Chances of rows (n, factors), by the integers that rank."""
    total = np.full(len(entries), stage.intercept, dtype=np.int64)
    for factor, entry in zip(FACTORS, entries.T, strict=True):
        total += stage.tables[factor.name][entry]
    return probability(total) / PROBABILITY_UNIT


def measured(said: Numbers, answers: Numbers) -> dict[str, Any]:
    """Every measure with its interval."""
    return {
        "auc": with_interval(auc, said, answers).told(),
        "brier": with_interval(brier, said, answers).told(),
        "ece": with_interval(ece, said, answers).told(),
    }


def trade_rates(early: Answered, later: NDArray[np.object_]) -> Numbers:
    """What the trade of each later row did earlier, held to what all did."""
    trades, number = np.unique(early.trade.astype(str), return_inverse=True)
    yes = np.bincount(number, early.answer, len(trades))
    rows = np.bincount(number, minlength=len(trades))
    rate = _rate(early)
    of_trade = dict(zip(trades, (yes + _TRADE_HOLD * rate) / (rows + _TRADE_HOLD), strict=True))
    return np.array([of_trade.get(str(trade), rate) for trade in later], dtype=np.float64)


def _rate(rows: Answered) -> float:
    """The share of yes, pulled to a half by one answer so that it is never 0 or 1."""
    return float((rows.answer.sum() + 0.5) / (len(rows) + 1))


def _period(rows: Answered) -> dict[str, Any]:
    days = (int(rows.day.min()), int(rows.day.max())) if len(rows) else (None, None)
    return {
        "rows": len(rows),
        "yes": int(rows.answer.sum()),
        "from_day": days[0],
        "to_day": days[1],
    }


def _groups(of_row: NDArray[np.object_], said: Numbers, answers: Numbers) -> list[dict[str, Any]]:
    """Said and happened by group; small groups are not told."""
    found = []
    for group in sorted(set(of_row)):
        own = of_row == group
        if own.sum() >= SMALLEST_GROUP:
            found.append(
                {
                    "group": str(group),
                    "rows": int(own.sum()),
                    "said": float(said[own].mean()),
                    "happened": float(answers[own].mean()),
                }
            )
    return found
