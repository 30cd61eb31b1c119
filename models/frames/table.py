"""A frame's columns side by side, each fetched from pandas once, however often it is read.

Fetching a column of a frame takes longer than reading a person's row: one young person's seven
frames hold forty-seven.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray
from pandas.arrays import NumpyExtensionArray


@dataclass(frozen=True)
class Table:
    """Arrays of one length by the names of their columns, in order."""

    columns: Mapping[str, ExtensionArray]
    _texts: dict[str, NDArray[np.object_]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, rows: "pd.DataFrame | Table") -> "Table":
        """The columns of a frame; those of a table as they are."""
        if isinstance(rows, Table):
            return rows
        return cls(dict(zip(map(str, rows.columns), arrays_of(rows), strict=True)))

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __getitem__(self, name: str) -> ExtensionArray:
        return self.columns[name]

    def texts(self, name: str) -> NDArray[np.object_]:
        """A column's texts, empty where not known: checked, coded and looked up, converted once."""
        if name not in self._texts:
            values = self[name]
            # Of one person a column often holds nothing, which pandas takes ten times as long over.
            is_empty = bool(np.all(values.isna()))
            self._texts[name] = (
                np.full(len(values), "", dtype=object)
                if is_empty
                else values.to_numpy(dtype=object, na_value="")
            )
        return self._texts[name]

    def take(self, rows: NDArray[Any]) -> "Table":
        """Some rows, by their numbers."""
        return Table({name: values.take(rows) for name, values in self.columns.items()})

    def records(self) -> list[dict[str, Any]]:
        """A dictionary a row, as a frame's `to_dict("records")`; what is missing stays pandas'."""
        values = zip(*(column.tolist() for column in self.columns.values()), strict=True)
        return [dict(zip(self.columns, row, strict=True)) for row in values]

    def frame(self) -> pd.DataFrame:
        """The same as a frame."""
        return pd.DataFrame(dict(self.columns))


def arrays_of(frame: pd.DataFrame) -> list[ExtensionArray]:
    """The arrays of a frame's columns, in order: what `.array` gives of each, to read only.

    pandas goes to them by itself this way, but shows others a Series around each: seventeen times
    as long, and a fifth of one person's list. What is its own may go: then by its Series.
    """
    own = getattr(frame, "_iter_column_arrays", None)
    if own is None:
        return [values.array for _, values in frame.items()]
    return [NumpyExtensionArray(each) if isinstance(each, np.ndarray) else each for each in own()]


type Rows = pd.DataFrame | Table
