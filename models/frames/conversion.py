"""Which values can be read as a column's declared kind, and as what?"""

from datetime import date
from numbers import Number
from types import NoneType
from typing import Any, Final

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from models.frames.column import DTYPES, Column

# What pandas would read as something else: a day's number as nanoseconds, "true" as one minute.
_NEVER: Final[dict[str, tuple[type, ...]]] = {
    "text": (bytes,),
    "integer": (complex, bool, np.bool_),
    "number": (complex, bool, np.bool_),
    "flag": (complex,),
    "date": (Number, np.bool_, bytes),
}
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
