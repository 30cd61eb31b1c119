"""What a frame must hold: declared columns, types, units, and which values may be missing."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from models.errors import FrameError
from models.frames.allowed import expected, first_wrong
from models.frames.column import WORDS, Column
from models.frames.conversion import CONVERSION_FAILS, converts, typed_as
from models.frames.table import Table, arrays_of


@dataclass(frozen=True)
class FrameSchema:
    """A frame's declared columns. `key` columns together identify a row (empty: no key).

    `together`: columns of which a row has all or none; half a point is no point. `ordered`: pairs
    of columns of which the first is never above the second where both are known.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> pd.Index:
        """Names of the declared columns, in order, as a frame holds them: the caller's own."""
        return _empty(self).columns.view()

    def empty(self) -> pd.DataFrame:
        """A frame of no rows with the declared columns."""
        return _empty(self).copy()

    def build(self, rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
        """Frame from row tuples in the order of the declared columns, checked."""
        listed = list(rows)
        if not listed:
            return self.empty()
        by_column = zip(self.columns, zip(*listed, strict=True), strict=True)
        given = {c.name: pd.array(v, dtype=object) for c, v in by_column}
        return self._checked(given).frame()

    def conform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with declared columns in order and types, or `FrameError` naming the place."""
        given = self._given(frame)
        typed = self._checked(given)
        as_declared = list(frame.columns) == list(given) and all(
            typed[name] is values for name, values in given.items()
        )
        # Nothing to build anew: pandas shares what nobody changes.
        return frame.reset_index(drop=True) if as_declared else typed.frame()

    def read(self, frame: pd.DataFrame) -> Table:
        """The declared columns, checked as `conform` checks them, without a frame around them."""
        if not len(frame):
            # Without values there is nothing to fetch or to convert.
            self._check_named(frame.columns.tolist())
            return _no_rows(self)
        return self._checked(self._given(frame))

    def _given(self, frame: pd.DataFrame) -> dict[str, ExtensionArray]:
        names = frame.columns.tolist()
        self._check_named(names)
        given = dict(zip(names, arrays_of(frame), strict=True))
        return {column.name: given[column.name] for column in self.columns}

    def _check_named(self, names: Sequence[Hashable]) -> None:
        distinct = set(names)
        for column in self.columns:
            if column.name not in distinct:
                raise FrameError(self.name, column.name, "cette colonne manque : ajoutez-la")
        if len(distinct) < len(names):
            for column in self.columns:
                if names.count(column.name) > 1:
                    said = "cette colonne est donnée deux fois : gardez-en une"
                    raise FrameError(self.name, column.name, said)

    def _checked(self, given: Mapping[str, ExtensionArray]) -> Table:
        typed = Table({c.name: self._converted(c, given[c.name]) for c in self.columns})
        for column in self.columns:
            self._check_column(column, typed)
        self._check_together(typed)
        self._check_ordered(typed)
        self._check_key(typed)
        return typed

    def _check_key(self, rows: Table) -> None:
        if self.key and len(rows) > 1:
            keys = list(zip(*(rows[name].tolist() for name in self.key), strict=True))
            if len(set(keys)) < len(keys):
                said = "donnée deux fois : gardez une seule ligne"
                raise FrameError(self.name, "+".join(self.key), said, _first_repeated(keys))

    def _check_together(self, columns: Table) -> None:
        if not self.together:
            return
        missing = [np.asarray(columns[name].isna()) for name in self.together]
        known = ~np.logical_and.reduce(missing)
        for name, own in zip(self.together, missing, strict=True):
            alone = own & known
            if alone.any():
                others = " et ".join(each for each in self.together if each != name)
                said = f"manque alors que {others} est connu : donnez les deux, ou aucun"
                raise FrameError(self.name, name, said, int(np.argmax(alone)))

    def _check_ordered(self, rows: Table) -> None:
        for lower, upper in self.ordered:
            above = _is_above(rows[lower], rows[upper])
            if above.any():
                said = f"dépassé par {lower} : attendu {lower} au plus égal à {upper}"
                raise FrameError(self.name, upper, said, int(np.argmax(above)))

    def _check_column(self, column: Column, rows: Table) -> None:
        if not column.nullable:
            missing = np.asarray(rows[column.name].isna())
            if missing.any():
                said = f"valeur absente : attendu {WORDS[column.kind]}"
                raise FrameError(self.name, column.name, said, int(np.argmax(missing)))
        if column.is_bounded:
            row = first_wrong(column, rows)
            if row is not None:
                raise FrameError(self.name, column.name, expected(column), row)

    def _converted(self, column: Column, values: ExtensionArray) -> ExtensionArray:
        if values.dtype == column.dtype:
            return values
        try:
            return typed_as(column, values)
        except CONVERSION_FAILS as error:
            row = next((n for n, value in enumerate(values) if not converts(column, value)), None)
            said = f"attendu {WORDS[column.kind]}"
            raise FrameError(self.name, column.name, said, row) from error


def conform_all(
    schemas: Iterable[FrameSchema], frames: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """Each schema's frame by its name, checked; a frame that is not given is named."""
    return {each.name: each.conform(_named(each, frames)) for each in schemas}


def read_all(
    schemas: Iterable[FrameSchema], frames: Mapping[str, pd.DataFrame]
) -> dict[str, Table]:
    """As `conform_all`, the columns alone."""
    return {each.name: each.read(_named(each, frames)) for each in schemas}


def _named(schema: FrameSchema, frames: Mapping[str, object]) -> pd.DataFrame:
    if schema.name not in frames:
        said = "toute la table manque : donnez-la, même vide"
        raise FrameError(schema.name, schema.columns[0].name, said)
    frame = frames[schema.name]
    if not isinstance(frame, pd.DataFrame):
        said = f"attendu une table pandas (DataFrame), reçu un {type(frame).__name__}"
        raise FrameError(schema.name, schema.columns[0].name, said)
    return frame


@cache
def _empty(schema: FrameSchema) -> pd.DataFrame:
    return schema.conform(pd.DataFrame({c.name: [] for c in schema.columns}))


@cache
def _no_rows(schema: FrameSchema) -> Table:
    return Table.of(_empty(schema))


def _is_above(lower: ExtensionArray, upper: ExtensionArray) -> NDArray[np.bool_]:
    """Where the first of two columns is above the second; never where one is not known."""
    known = ~(np.asarray(lower.isna()) | np.asarray(upper.isna()))
    above = np.zeros(len(known), dtype=np.bool_)
    above[known] = np.asarray(lower[known]) > np.asarray(upper[known])
    return above


def _first_repeated(keys: list[tuple[object, ...]]) -> int:
    """The first row whose key an earlier one has."""
    first = {key: row for row, key in reversed(list(enumerate(keys)))}
    return next(row for row, key in enumerate(keys) if first[key] < row)
