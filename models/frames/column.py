"""One column of a frame: its type, unit and meaning, and which values may stand in it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from numbers import Number
from types import NoneType
from typing import Any, Final

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

# How each declared kind is kept in pandas. Nullable kinds keep "not known" apart from zero.
DTYPES: Final[dict[str, Any]] = {
    "text": "str",
    "integer": "Int32",
    "number": "float64",
    "flag": "boolean",
    "date": "datetime64[s]",
}
_TYPES: Final = {kind: pd.Series([], dtype=dtype).array.dtype for kind, dtype in DTYPES.items()}
# What pandas would read as something else: a day's number as nanoseconds, "true" as one minute.
_NEVER: Final[dict[str, tuple[type, ...]]] = {
    "text": (bytes,),
    "integer": (complex, bool, np.bool_),
    "number": (complex, bool, np.bool_),
    "flag": (complex,),
    "date": (Number, np.bool_, bytes),
}
_FEW: Final = 32
# Kinds of values, as pandas names them, among which there is nothing of that.
_DAYS_OR_TEXTS: Final = {"string", "date", "datetime", "datetime64", "empty"}
_NUMBERS: Final = _DAYS_OR_TEXTS | {"integer", "floating"}
_PLAIN: Final = {
    "text": _NUMBERS | {"boolean"},
    "integer": _NUMBERS,
    "number": _NUMBERS,
    "flag": _NUMBERS | {"boolean"},
    "date": _DAYS_OR_TEXTS,
}
WORDS: Final = {
    "text": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "flag": "vrai ou faux",
    "date": "une date sans fuseau, AAAA-MM-JJ",
}


@dataclass(frozen=True)
class Column:
    """One column: its kind (see `DTYPES`), unit, meaning, and whether it may be missing.

    `form`: pattern that every text fits, as a whole; `choices`: the only ones allowed; `filled`: no
    text is empty, as ids are not. `earliest`, `latest`: the first and last day that may be.
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
    filled: bool = False
    earliest: date | None = None
    latest: date | None = None

    @cached_property
    def dtype(self) -> Any:
        """How pandas keeps it."""
        return _TYPES[self.kind]

    @cached_property
    def is_bounded(self) -> bool:
        """Whether some values of its type are refused; no number may be infinite."""
        ends = (self.choices, self.low, self.high, self.earliest, self.latest)
        chosen = any(each is not None for each in ends)
        return chosen or self.filled or self.form != "" or self.kind == "number"


def typed_as(column: Column, values: Any) -> ExtensionArray:
    """Values in the column's declared type, as pandas keeps them; raises `CONVERSION_FAILS`."""
    # Of an array in pandas' own wrapping it would only say that it does not know.
    held = values.to_numpy() if isinstance(values, pd.arrays.NumpyExtensionArray) else values
    if pd.api.types.infer_dtype(held, skipna=True) not in _PLAIN[column.kind] and any(
        isinstance(value, _NEVER[column.kind]) for value in pd.Series(values, dtype=object).dropna()
    ):
        raise TypeError(column.kind)
    if column.kind == "date":
        return _days(values)
    array: ExtensionArray = pd.array(values, dtype=column.dtype)
    return array


def _days(values: Any) -> ExtensionArray:
    if {type(value) for value in values} <= {date, NoneType}:
        # As the store gives them: pandas would guess at what they are, for a millisecond a column.
        given: Any = np.array(values, dtype=DTYPES["date"])
        return pd.Series(given).array
    days = pd.Series(values, dtype=object)
    # ISO alone: 05/01/2027 is in May to some, in January to others.
    return pd.to_datetime(days, format="ISO8601").astype(DTYPES["date"]).array


# What pandas raises for a value that is not of the declared kind.
CONVERSION_FAILS = (TypeError, ValueError, OverflowError)


def converts(column: Column, value: object) -> bool:
    """Whether a value can be read as the column's kind."""
    try:
        typed_as(column, [value])
    except CONVERSION_FAILS:
        return False
    return True


def first_wrong(column: Column, values: ExtensionArray) -> int | None:
    """The first row whose value may not stand in the column, whose type it has."""
    if column.kind == "text":
        return _first_wrong_text(column, values)
    if column.kind == "date":
        return _first_wrong_day(column, values)
    return _first_wrong_number(column, values)


def _first_wrong_text(column: Column, texts: ExtensionArray) -> int | None:
    if column.filled:
        row = _first_empty(texts)
        if row is not None:
            return row
    if column.choices is None and not column.form:
        return None
    # Each distinct one is read once.
    listed = texts.to_numpy(dtype=object, na_value=np.nan)
    refused = {
        text for text in set(listed) if isinstance(text, str) and not _may_stand(column, text)
    }
    if not refused:
        return None
    return next(row for row, text in enumerate(listed) if text in refused)


def _first_empty(texts: ExtensionArray) -> int | None:
    if len(texts) <= _FEW:
        # pandas takes longer to compare one text than to hand it over, the reverse of a million.
        return next((row for row, text in enumerate(texts.tolist()) if text == ""), None)
    empty = np.asarray(pd.Series(texts).eq(""), dtype=np.bool_)
    return int(np.argmax(empty)) if empty.any() else None


def _may_stand(column: Column, text: str) -> bool:
    if column.choices is not None and text not in column.choices:
        return False
    return not column.form or re.fullmatch(column.form, text) is not None


def _first_wrong_day(column: Column, days: ExtensionArray) -> int | None:
    # What is not known is neither before nor after anything.
    values = np.asarray(days)
    wrong = np.zeros(len(values), dtype=np.bool_)
    if column.earliest is not None:
        wrong |= values < np.datetime64(column.earliest)
    if column.latest is not None:
        wrong |= values > np.datetime64(column.latest)
    return int(np.argmax(wrong)) if wrong.any() else None


def _first_wrong_number(column: Column, numbers: ExtensionArray) -> int | None:
    # What is not known is not out of range.
    values = numbers.to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = np.isinf(values)
    if column.low is not None:
        wrong |= values < column.low
    if column.high is not None:
        wrong |= values > column.high
    return int(np.argmax(wrong)) if wrong.any() else None


def expected(column: Column) -> str:
    """What a value of the column must be, in words."""
    if column.choices is not None:
        return f"attendu l'un de {', '.join(sorted(column.choices))}"
    if column.form:
        return f"attendu un texte de la forme {column.form}"
    if column.filled:
        return "attendu un texte qui ne soit pas vide"
    if column.kind == "date":
        ends = [f"{day:%Y-%m-%d}" for day in (column.earliest, column.latest) if day is not None]
        return f"attendu une date possible ({' … '.join(ends)})"
    if column.low is None and column.high is None:
        return "attendu un nombre fini"
    low = "" if column.low is None else f" au moins {column.low:g}"
    high = "" if column.high is None else f" au plus {column.high:g}"
    return f"attendu un nombre{low}{' et' if low and high else ''}{high}"
