"""How "not known" is written in arrays, apart from every real value."""

from datetime import date
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

# Integers and tri-state flags (0 no, 1 yes) that are not known.
UNKNOWN: Final = -1
# Days since 1970-01-01 that are not known: below every real day.
NO_DAY: Final = int(np.iinfo(np.int32).min)

# A column of a frame, or what it holds.
type Values = pd.Series | ExtensionArray


def flags(column: Values) -> NDArray[np.int8]:
    """Tri-state flags: 1 yes, 0 no, -1 not known."""
    return np.asarray(column.to_numpy(dtype=np.int8, na_value=UNKNOWN))


def integers(column: Values) -> NDArray[np.int32]:
    """Whole numbers, -1 where not known. Declared columns are never negative."""
    return np.asarray(column.to_numpy(dtype=np.int32, na_value=UNKNOWN))


def numbers(column: Values) -> NDArray[np.float64]:
    """Real numbers, NaN where not known."""
    return np.asarray(column.to_numpy(dtype=np.float64, na_value=np.nan))


def days(column: Values) -> NDArray[np.int32]:
    """Days since 1970-01-01, `NO_DAY` where not known."""
    as_days = np.asarray(column).astype("datetime64[D]")
    return np.where(np.isnat(as_days), NO_DAY, as_days.astype(np.int64)).astype(np.int32)


def texts(column: Values) -> NDArray[np.object_]:
    """Texts, empty where not known."""
    return np.asarray(column.to_numpy(dtype=object, na_value=""))


def day_number(day: date | None) -> int:
    """One day as days since 1970-01-01."""
    return NO_DAY if day is None else (day - date(1970, 1, 1)).days


def day_of(number: int) -> date | None:
    """The day of a day number, None for `NO_DAY`."""
    return None if number == NO_DAY else date.fromordinal(number + date(1970, 1, 1).toordinal())
