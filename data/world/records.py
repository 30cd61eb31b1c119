"""What is known of earlier outcomes on the first day of a month? `models.frames.HISTORY`."""

from typing import Final

import pandas as pd

from data.world.log import Growing
from models.frames import HISTORY

_CELL: Final = ["employer_id", "uai", "rome", "kind"]
# A contract's second question is answered six months after its start, a stay's a month after.
FOLLOWED_AFTER: Final = {"apprenticeship": 6, "pmsmp": 1}


def history_at(month: int, proposals: Growing, placements: Growing) -> pd.DataFrame:
    """Counts of what was answered before this month, running contracts left out."""
    asked = proposals.known([*_CELL, "month", "signed"])
    placed = placements.known([*_CELL, "month", "held"])
    if asked.empty and placed.empty:
        return HISTORY.empty()
    asked = asked[asked["month"] < month]
    followed = placed["month"] + placed["kind"].map(FOLLOWED_AFTER) <= month
    counts = [
        _counts(asked, "signed", ("proposed", "signed")),
        _counts(placed[followed], "held", ("followed_6m", "held_6m")),
    ]
    cells = pd.concat(counts).groupby(_CELL).sum(min_count=0).reset_index()
    numbers = cells[["proposed", "signed", "followed_6m", "held_6m"]].fillna(0).astype("int64")
    return HISTORY.conform(cells[_CELL].join(numbers))


def _counts(rows: pd.DataFrame, what: str, names: tuple[str, str]) -> pd.DataFrame:
    grouped = rows.groupby(_CELL)[what].agg(["size", "sum"])
    return grouped.set_axis(list(names), axis=1).reset_index()
