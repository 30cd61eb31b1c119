"""What a frame must hold: declared columns, types, units, and which values may be missing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models.errors import FrameError

# How each declared kind is kept in pandas. Nullable kinds keep "not known" apart from zero.
DTYPES: Final[dict[str, Any]] = {
    "text": "str",
    "integer": "Int32",
    "number": "float64",
    "flag": "boolean",
    "date": "datetime64[s]",
}
_WORDS: Final = {
    "text": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "flag": "vrai ou faux",
    "date": "une date sans fuseau, AAAA-MM-JJ",
}


@dataclass(frozen=True)
class Column:
    """One column: its kind (see `DTYPES`), unit, meaning, and whether it may be missing.

    `form`: pattern that every text fits, as a whole; `choices`: the only ones allowed.
    """

    name: str
    kind: str
    meaning: str
    unit: str = ""
    nullable: bool = False
    choices: frozenset[str] | None = None
    form: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def is_bounded(self) -> bool:
        """Whether some values of its type are refused; no number may be infinite."""
        chosen = self.choices is not None or self.low is not None or self.high is not None
        return chosen or self.form != "" or self.kind == "number"


@dataclass(frozen=True)
class FrameSchema:
    """A frame's declared columns. `key` columns together identify a row (empty: no key).

    `together`: columns of which a row has all or none; half a point is no point.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    together: tuple[str, ...] = ()

    def empty(self) -> pd.DataFrame:
        """A frame of no rows with the declared columns."""
        return _empty(self).copy()

    def build(self, rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
        """Frame from row tuples in the order of the declared columns, checked."""
        listed = list(rows)
        if not listed:
            return self.empty()
        by_column = zip(self.columns, zip(*listed, strict=True), strict=True)
        return self._typed({c.name: pd.Series(list(v), dtype=object) for c, v in by_column})

    def conform(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with declared columns in order and types, or `FrameError` naming the place."""
        numbered = frame.reset_index(drop=True)
        for column in self.columns:
            if column.name not in numbered.columns:
                raise FrameError(self.name, column.name, "cette colonne manque : ajoutez-la")
        return self._typed({c.name: numbered[c.name] for c in self.columns})

    def _typed(self, given: Mapping[str, "pd.Series[Any]"]) -> pd.DataFrame:
        out = {column.name: self._checked(column, given[column.name]) for column in self.columns}
        result = pd.DataFrame(out)
        self._check_together(result)
        if self.key and len(result) > 1:
            twice = result.duplicated(list(self.key))
            if twice.any():
                said = "donnée deux fois : gardez une seule ligne"
                raise FrameError(self.name, "+".join(self.key), said, int(np.argmax(twice)))
        return result

    def _check_together(self, frame: pd.DataFrame) -> None:
        missing = [frame[name].isna().to_numpy() for name in self.together]
        for name, own in zip(self.together, missing, strict=True):
            alone = own & ~np.all(missing, axis=0)
            if alone.any():
                others = " et ".join(each for each in self.together if each != name)
                said = f"manque alors que {others} est connu : donnez les deux, ou aucun"
                raise FrameError(self.name, name, said, int(np.argmax(alone)))

    def _checked(self, column: Column, values: pd.Series) -> pd.Series:
        try:
            typed = _series(column, values)
        except _CONVERSION_FAILS as error:
            row = next((n for n, value in enumerate(values) if not _converts(column, value)), None)
            raise FrameError(
                self.name, column.name, f"attendu {_WORDS[column.kind]}", row
            ) from error
        missing = typed.isna().to_numpy()
        some_missing = bool(missing.any())
        if some_missing and not column.nullable:
            said = f"valeur absente : attendu {_WORDS[column.kind]}"
            raise FrameError(self.name, column.name, said, int(np.argmax(missing)))
        if column.is_bounded:
            self._check_values(column, typed[~missing] if some_missing else typed)
        return typed

    def _check_values(self, column: Column, present: pd.Series) -> None:
        wrong = np.zeros(len(present), dtype=bool)
        if column.choices is not None:
            wrong |= ~present.isin(list(column.choices)).to_numpy(dtype=bool)
        if column.form:
            wrong |= _misformed(present, column.form)
        if column.low is not None:
            wrong |= (present < column.low).to_numpy(dtype=bool)
        if column.high is not None:
            wrong |= (present > column.high).to_numpy(dtype=bool)
        if column.kind == "number":
            wrong |= np.isinf(present.to_numpy(dtype=float))
        if wrong.any():
            first = int(present.index[int(np.argmax(wrong))])
            raise FrameError(self.name, column.name, _expected(column), first)


def conform_all(
    schemas: Iterable[FrameSchema], frames: Mapping[str, pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """Each schema's frame by its name, checked; a frame that is not given is named."""
    checked = {}
    for schema in schemas:
        if schema.name not in frames:
            raise FrameError(
                schema.name, schema.columns[0].name, "toute la table manque : donnez-la, même vide"
            )
        checked[schema.name] = schema.conform(frames[schema.name])
    return checked


@cache
def _empty(schema: FrameSchema) -> pd.DataFrame:
    return schema.conform(pd.DataFrame({c.name: [] for c in schema.columns}))


def _series(column: Column, values: Any) -> "pd.Series[Any]":
    """One column in its declared type."""
    series = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype=object)
    if column.kind == "date":
        return pd.to_datetime(series).astype(DTYPES["date"])
    return series.astype(DTYPES[column.kind])


# What pandas raises for a value that is not of the declared kind.
_CONVERSION_FAILS = (TypeError, ValueError, OverflowError)


def _converts(column: Column, value: object) -> bool:
    try:
        _series(column, [value])
    except _CONVERSION_FAILS:
        return False
    return True


def _misformed(present: pd.Series, form: str) -> NDArray[np.bool_]:
    """Which texts do not fit a pattern; each distinct one is read once."""
    number, distinct = pd.factorize(present)
    misfits = np.array([re.fullmatch(form, text) is None for text in distinct], dtype=bool)
    return np.asarray(misfits[number])


def _expected(column: Column) -> str:
    """What a value of the column must be, in words."""
    if column.choices is not None:
        return f"attendu l'un de {', '.join(sorted(column.choices))}"
    if column.form:
        return f"attendu un texte de la forme {column.form}"
    if column.low is None and column.high is None:
        return "attendu un nombre fini"
    low = "" if column.low is None else f" au moins {column.low:g}"
    high = "" if column.high is None else f" au plus {column.high:g}"
    return f"attendu un nombre{low}{' et' if low and high else ''}{high}"
