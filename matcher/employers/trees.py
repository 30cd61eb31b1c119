"""What do fitted trees answer? Sums of leaves, as plain rows that anybody can read and follow.

A tree is a list of rows: a leaf is `[log-odds]`, a question is `[measure, at most, row if so, row
if not]`. It starts at row 0.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Row = list[Any]
Tree = list[Row]


class Forest:
    """Trees ready to answer for many rows of measures at once."""

    def __init__(self, trees: Sequence[Tree], names: Sequence[str], start: float) -> None:
        self._start = start
        self._trees = [_columns(tree, names) for tree in trees]

    def log_odds(self, measures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum of the leaves that each row of measures reaches."""
        total = np.full(len(measures), self._start)
        everyone = np.arange(len(measures))
        for measure, at, low, high, leaf in self._trees:
            where = np.zeros(len(measures), dtype=np.int64)
            asked = measure[where] >= 0
            while asked.any():
                below = measures[everyone, np.maximum(measure[where], 0)] <= at[where]
                where = np.where(asked, np.where(below, low[where], high[where]), where)
                asked = measure[where] >= 0
            total += leaf[where]
        return total


def _columns(tree: Tree, names: Sequence[str]) -> tuple[NDArray[Any], ...]:
    """Measure (-1 for a leaf), threshold, next rows and log-odds of each row of a tree."""
    rows = [_leaf(row) if len(row) == 1 else _question(row, names) for row in tree]
    measure, at, low, high, leaf = (np.array(column) for column in zip(*rows, strict=True))
    return measure, at, low, high, leaf


def _leaf(row: Row) -> tuple[int, float, int, int, float]:
    return -1, 0.0, 0, 0, row[0]


def _question(row: Row, names: Sequence[str]) -> tuple[int, float, int, int, float]:
    return names.index(row[0]), row[1], row[2], row[3], 0.0
