"""What is a factor? One measured reason, read from a grid of named entries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns.offers import KINDS
from matcher.factors.shape import Shape
from matcher.pairs import Pairs
from models.enums import OfferKind

# What a reader is shown as the measured value: a number, a word, or None when not known.
Value = int | float | str | None


@dataclass(frozen=True)
class Pair:
    """One pair as a factor explains it: its row in the columns and its entry in the grid."""

    pairs: Pairs
    row: int
    entry: int

    @property
    def is_pmsmp(self) -> bool:
        """Whether the offer is an immersion: no diploma, no CFA."""
        return bool(self.pairs.offers.kind[self.row] == KINDS[OfferKind.PMSMP])


@dataclass(frozen=True)
class Factor:
    """One reason, in one file.

    Its grid has `curve_size` entries that form a curve (0 when there is none), then the named
    `entries`. `index` gives each pair its grid entry, shape (n,); `shape` says of what that entry
    is a function. `value` and `sentence` tell one pair's measured value and its French sentence,
    which is read by advisers; they are given the entry that `index` found, so that one sentence
    never reads all pairs again.
    """

    name: str
    label: str
    curve_size: int
    entries: Mapping[str, int]
    index: Callable[[Pairs], NDArray[np.int64]]
    value: Callable[[Pair], Value]
    sentence: Callable[[Pair], str]
    shape: Shape
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", self.curve_size + len(self.entries))
        expected = set(range(self.curve_size, self.size))
        if set(self.entries.values()) != expected:
            raise ValueError(f"factor {self.name}: named entries must be {sorted(expected)}")


def named(*names: str, after: int = 0) -> dict[str, int]:
    """Named grid entries numbered from `after`."""
    return {name: after + number for number, name in enumerate(names)}


def entry_name(entries: Mapping[str, int], number: int) -> str:
    """The name of a named grid entry."""
    return next(name for name, entry in entries.items() if entry == number)


def as_index(values: Any) -> NDArray[np.int64]:
    """Grid entries as the tables are read."""
    return np.asarray(values, dtype=np.int64)
