from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.codes import parse_birth_date
from models.errors import InvalidCode

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    "written",
    ["2008-02-29", "29/02/2008", "29-02-2008", "29.02.2008", " 29/2/2008 ", "2008-02-29T00:00:00",
     "2008-02-29 00:00:00", "29/02/2008 00:00:00", "29/2/2008 0:00"],
)  # fmt: skip
def test_iso_and_french_writings_say_the_same_day(written: str) -> None:
    assert parse_birth_date(written, TODAY) == date(2008, 2, 29)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "29/02/2007",
        "13/13/2008",
        "2008",
        "08/03/05",
        "2008/02/29",
        "demain",
        "2008-02-29 13:00",
        "29/02/2008 13:00",
    ],
)
def test_another_writing_or_an_impossible_day_is_refused(written: str) -> None:
    with pytest.raises(InvalidCode, match="jj/mm/aaaa"):
        parse_birth_date(written, TODAY)


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
        (date(1905, 3, 11), True),
        (date(1905, 3, 10), False),
        (date(1906, 3, 10), True),
    ],
)
def test_today_and_the_120th_year_are_the_bounds(day: date, kept: bool) -> None:
    if kept:
        assert parse_birth_date(day.isoformat(), TODAY) == day
    else:
        with pytest.raises(InvalidCode):
            parse_birth_date(day.isoformat(), TODAY)


@given(st.dates(date(1910, 1, 1), TODAY))
def test_both_writings_of_any_day_come_back_as_that_day(day: date) -> None:
    assert parse_birth_date(day.isoformat(), TODAY) == day
    assert parse_birth_date(day.strftime("%d/%m/%Y"), TODAY) == day


def test_the_error_names_the_field_and_hides_the_date() -> None:
    with pytest.raises(InvalidCode) as refusal:
        parse_birth_date("31/02/2008", TODAY, field="naissance")
    assert "naissance" in str(refusal.value)
    assert "2008" not in str(refusal.value)


def test_a_personal_number_is_no_date() -> None:
    with pytest.raises(InvalidCode):
        parse_birth_date("1 85 05 78 006 084 36", TODAY)
