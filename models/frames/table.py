"""A frame's columns side by side, each fetched from pandas once, however often it is read.

Fetching a column of a frame takes longer than reading a person's row: one young person's seven
frames hold forty-seven.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray


@dataclass(frozen=True)
class Table:
    """Arrays of one length by the names of their columns, in order."""

    columns: Mapping[str, ExtensionArray]

    @classmethod
    def of(cls, rows: "pd.DataFrame | Table") -> "Table":
        """The columns of a frame; those of a table as they are."""
        if isinstance(rows, Table):
            return rows
        return cls({str(name): values.array for name, values in rows.items()})

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __getitem__(self, name: str) -> ExtensionArray:
        return self.columns[name]

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


type Rows = pd.DataFrame | Table
