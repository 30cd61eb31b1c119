"""What did a simulated world leave behind? Its files, and the truth beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray


@dataclass(frozen=True)
class Table:
    """Rows of one sort: what a file would show, what is hidden, entries frozen then (n, factors).

    Columns that begin with `true_` are the planted truth; no fit may read them.
    """

    rows: pd.DataFrame
    entries: NDArray[np.int16]

    def where(self, kept: NDArray[np.bool_]) -> "Table":
        """The rows for which this holds."""
        return Table(self.rows[kept].reset_index(drop=True), self.entries[kept])


@dataclass(frozen=True)
class Log:
    """Proposals with their answers, placements with what became of them, by the world's months."""

    proposals: Table
    placements: Table


class Growing:
    """A table that grows month by month."""

    def __init__(self) -> None:
        self._rows: list[pd.DataFrame] = []
        self._entries: list[NDArray[np.int16]] = []

    def add(self, columns: Mapping[str, Any], entries: NDArray[np.int16]) -> None:
        """Add rows whose entries are (factors, n)."""
        if entries.shape[1]:
            self._rows.append(pd.DataFrame(columns))
            self._entries.append(entries.T)

    def known(self, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of everything so far."""
        if not self._rows:
            return pd.DataFrame({name: [] for name in columns})
        return pd.concat([rows[list(columns)] for rows in self._rows], ignore_index=True)

    def table(self) -> Table:
        """All of it."""
        if not self._rows:
            return Table(pd.DataFrame(), np.empty((0, 0), dtype=np.int16))
        return Table(pd.concat(self._rows, ignore_index=True), np.concatenate(self._entries))
