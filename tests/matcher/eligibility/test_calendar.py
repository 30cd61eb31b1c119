"""Months are counted date to date, to the last day of a shorter month."""

from datetime import date, timedelta

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from matcher.columns.missing import day_number, day_of
from matcher.eligibility.calendar import (
    birthday,
    earliest_within,
    first_of_year,
    month_after,
    month_from,
    months_from,
)

DAYS = st.dates(date(1960, 1, 1), date(2060, 12, 31))


@given(day=DAYS, months=st.integers(-36, 36))
def test_months_agree_with_a_calendar_library(day: date, months: int) -> None:
    shifted = months_from(np.array([day_number(day)]), months)
    assert day_of(int(shifted[0])) == day + relativedelta(months=months)
    assert month_from(day_number(day), months) == shifted[0]


@given(day=DAYS, months=st.integers(1, 12))
def test_the_earliest_day_within_reaches_and_the_day_before_does_not(
    day: date, months: int
) -> None:
    found = day_of(int(earliest_within(np.array([day_number(day)]), months)[0]))
    assert found is not None
    assert found + relativedelta(months=months) >= day
    assert found - timedelta(days=1) + relativedelta(months=months) < day


@given(day=DAYS)
def test_next_month_and_this_year_begin_on_the_first(day: date) -> None:
    following = day_of(int(month_after(np.array([day_number(day)]))[0]))
    assert following == day.replace(day=1) + relativedelta(months=1)
    assert day_of(first_of_year(day_number(day))) == day.replace(month=1, day=1)


@pytest.mark.parametrize(
    ("birth", "years", "expected"),
    [
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
    ],
)
def test_birthdays_of_29_february(birth: date, years: int, expected: date) -> None:
    assert day_of(birthday(birth, years)) == expected
