"""How does a long column change in a few rows? Stretches that stay are copied whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

type Longs = NDArray[np.int64]

_NEW: Final = 0
_GONE: Final = 1


class Piece(NamedTuple):
    """A stretch of rows, of the old column or of the new rows."""

    is_old: bool
    first: int
    end: int


@dataclass(frozen=True)
class Splice:
    """The old rows that stay and the new ones, in the order in which they now stand."""

    pieces: tuple[Piece, ...]
    old_size: int
    new_size: int

    @classmethod
    def of(cls, old_size: int, gone: Iterable[int], at: Sequence[int]) -> "Splice":
        """Without the rows `gone`; the i-th new row stands before the old row `at[i]`."""
        events = [*((int(row), _GONE, 0) for row in gone)]
        events += [(int(row), _NEW, number) for number, row in enumerate(at)]
        pieces, reached = [], 0
        for row, what, number in sorted(events):
            if row > reached:
                pieces.append(Piece(True, reached, row))
            reached = max(reached, row)
            if what == _GONE:
                reached = row + 1
            else:
                pieces.append(Piece(False, number, number + 1))
        if old_size > reached:
            pieces.append(Piece(True, reached, old_size))
        return cls(tuple(pieces), old_size, len(at))

    @cached_property
    def starts(self) -> list[int]:
        """The row that each piece begins at now, and one past the last row."""
        lengths = [piece.end - piece.first for piece in self.pieces]
        return [0, *np.cumsum(lengths, dtype=np.int64).tolist()]

    def __len__(self) -> int:
        return self.starts[-1]

    @cached_property
    def now(self) -> Longs:
        """Where each old row stands now, -1 where it is gone."""
        rows = np.full(self.old_size, -1, dtype=np.int64)
        for piece, start in zip(self.pieces, self.starts, strict=False):
            if piece.is_old:
                rows[piece.first : piece.end] = np.arange(start, start + piece.end - piece.first)
        return rows

    @cached_property
    def fresh(self) -> Longs:
        """Where each new row stands now."""
        rows = np.zeros(self.new_size, dtype=np.int64)
        for piece, start in zip(self.pieces, self.starts, strict=False):
            if not piece.is_old:
                rows[piece.first] = start
        return rows

    @cached_property
    def is_in_place(self) -> bool:
        """Whether every new row stands where an old one stood."""
        gone = np.flatnonzero(self.now < 0)
        return len(self) == self.old_size and np.array_equal(gone, np.sort(self.fresh))

    def column(self, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        """The column as it stands now; the old one itself where nothing in it changes."""
        if self.is_in_place and _same(old[self.fresh], new):
            return old
        parts = [(old if piece.is_old else new)[piece.first : piece.end] for piece in self.pieces]
        return np.concatenate([old[:0], *parts]).astype(old.dtype, copy=False)

    def ragged(
        self, old: tuple[NDArray[Any], NDArray[Any]], new: tuple[NDArray[Any], NDArray[Any]]
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """The same of rows of any number of values: all values, and where each row's begin."""
        parts = [
            flat[begins[piece.first] : begins[piece.end]]
            for piece in self.pieces
            for flat, begins in (old if piece.is_old else new,)
        ]
        counts = self.column(np.diff(old[1]), np.diff(new[1]))
        begins = np.concatenate([[0], np.cumsum(counts)]).astype(old[1].dtype)
        return np.concatenate([old[0][:0], *parts]).astype(old[0].dtype, copy=False), begins

    def values[T](self, old: Sequence[T], new: Sequence[T]) -> tuple[T, ...]:
        """As `column`, of any values."""
        parts = [(old if piece.is_old else new)[piece.first : piece.end] for piece in self.pieces]
        return tuple(value for part in parts for value in part)


def _same(one: NDArray[Any], other: NDArray[Any]) -> bool:
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))


def by_id(ids: NDArray[np.object_], asked: Iterable[str], new: NDArray[np.object_]) -> Splice:
    """Rows sorted by id: those asked for give way to the new ones, themselves sorted by id."""
    wanted = np.array(sorted(asked), dtype=object)
    rows = np.searchsorted(ids, wanted)
    there = rows < len(ids)
    there[there] = ids[rows[there]] == wanted[there]
    return Splice.of(len(ids), rows[there].tolist(), np.searchsorted(ids, new).tolist())
