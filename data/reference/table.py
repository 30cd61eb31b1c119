"""What is a reference table: its columns, key, links and expected size, declared before any row."""

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Column:
    """One column: pandas dtype, and its meaning with unit, range and how absence is written.

    Text columns (`str`) never hold NA: an absent text or code is the empty string.
    Numbers write absence as `<NA>` (nullable integers) or NaN (floats), never as 0.
    """

    name: str
    dtype: str
    meaning: str


@dataclass(frozen=True)
class Link:
    """`column` holds codes of `table`.`target`; several in one cell stand `|`-joined."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """A declared reference table. `rows` are the bounds (both included) a build must respect."""

    name: str
    title: str
    publisher: str
    licence: str
    origin: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[int, int]
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def shaped(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return `frame` with exactly the declared columns and dtypes, sorted by the key."""
        chosen = frame[[column.name for column in self.columns]]
        typed = chosen.astype({column.name: column.dtype for column in self.columns})
        return typed.sort_values(list(self.key), kind="stable").reset_index(drop=True)
