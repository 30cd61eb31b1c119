"""Which day is so many months or years from another? Day numbers, as the columns hold them."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import day_number

type Days = NDArray[np.int32]


def birthday(birth: date, years: int) -> int:
    """Day number on which a person is so many years old; born 29 February: 1 March."""
    try:
        return day_number(birth.replace(year=birth.year + years))
    except ValueError:
        return day_number(date(birth.year + years, 3, 1))


def months_from(days: NDArray[Any], months: int) -> Days:
    """The same day some months later (earlier if negative), or the last day of a shorter month."""
    on = days.astype("datetime64[D]")
    month = on.astype("datetime64[M]")
    offset = on - month.astype("datetime64[D]")
    wanted = month + np.timedelta64(months, "M")
    first = wanted.astype("datetime64[D]")
    last = (wanted + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.asarray(np.minimum(first + offset, last).astype(np.int64), dtype=np.int32)


def earliest_within(days: NDArray[Any], months: int) -> Days:
    """First day from which each given day is at most so many months away.

    Differs from "so many months earlier" at month ends: 31 May is within three months of 1 March
    (which reaches 1 June) but not of 28 February (which reaches 28 May).
    """
    earlier = months_from(days, -months)
    return np.asarray(earlier + (months_from(earlier, months) < days), dtype=np.int32)


def month_after(days: NDArray[Any]) -> Days:
    """First day of the following month."""
    month = days.astype("datetime64[D]").astype("datetime64[M]")
    following = month + np.timedelta64(1, "M")
    return np.asarray(following.astype("datetime64[D]").astype(np.int64), dtype=np.int32)


def month_from(day: int, months: int) -> int:
    """`months_from` for one day."""
    return int(months_from(np.array([day], dtype=np.int64), months)[0])


def first_of_year(day: int) -> int:
    """1 January of the day's year."""
    year = np.datetime64(day, "D").astype("datetime64[Y]")
    return int(year.astype("datetime64[D]").astype(np.int64))
