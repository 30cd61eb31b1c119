"""Old enough, not too old, on the day the work starts: both sides of every limit."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

START = {"start_from": "2026-12-01", "start_to": "2026-12-01"}


@pytest.mark.parametrize(
    ("birth", "finished", "excluded"),
    [
        # Fourteen, and fifteen only next year.
        (date(2012, 1, 1), True, {"age_too_young"}),
        # Fifteen by 31 December: at school first.
        (date(2011, 12, 31), True, {"age_school_status"}),
        # Fifteen on the day itself is a day too early …
        (date(2011, 12, 1), True, {"age_school_status"}),
        # … and fifteen and a day is enough, if collège is finished.
        (date(2011, 11, 30), True, set()),
        (date(2011, 11, 30), None, set()),
        (date(2011, 11, 30), False, {"age_college_not_finished"}),
        # The eve of sixteen, and sixteen.
        (date(2010, 12, 2), False, {"age_college_not_finished"}),
        (date(2010, 12, 1), False, set()),
    ],
)
def test_a_contract_from_fifteen_and_a_day_or_sixteen(
    judged: Callable[..., Any], birth: date, finished: bool | None, excluded: set[str]
) -> None:
    found = judged({"birth_date": birth, "college_finished": finished}, START)
    assert found.excluded == excluded


@pytest.mark.parametrize(
    ("birth", "finished", "warned"),
    [
        (date(2010, 12, 2), None, True),
        (date(2010, 12, 2), True, False),
        (date(2010, 12, 1), None, False),
    ],
)
def test_below_sixteen_an_unknown_college_is_asked(
    judged: Callable[..., Any], birth: date, finished: bool | None, warned: bool
) -> None:
    found = judged({"birth_date": birth, "college_finished": finished}, START)
    assert not found.excluded
    assert ("age_college_unknown" in found.warned) is warned


@pytest.mark.parametrize(
    ("birth", "lifted", "excluded", "warned"),
    [
        (date(1996, 12, 2), False, set(), set()),  # 29, the eve of 30
        (date(1996, 12, 1), False, set(), {"age_from_30"}),  # 30
        (date(1990, 12, 2), False, set(), {"age_from_30"}),  # 35, the eve of 36
        (date(1990, 12, 1), False, {"age_maximum"}, {"age_from_30"}),  # 36
        (date(1996, 12, 1), True, set(), set()),
        (date(1976, 12, 1), True, set(), set()),
    ],
)
def test_a_contract_until_29_with_conditions_until_35(
    judged: Callable[..., Any], birth: date, lifted: bool, excluded: set[str], warned: set[str]
) -> None:
    found = judged({"birth_date": birth, "age_limit_lifted": lifted}, START)
    assert (found.excluded, found.warned) == (excluded, warned)


@pytest.mark.parametrize(
    ("start", "finished", "excluded"),
    [
        # Fifteen on 1 March 2027, and a day.
        ("2027-03-01", True, True),
        ("2027-03-02", True, False),
        # Sixteen on 29 February 2028.
        ("2028-02-28", False, True),
        ("2028-02-29", False, False),
    ],
)
def test_born_on_29_february_is_older_on_1_march_of_a_common_year(
    judged: Callable[..., Any], start: str, finished: bool, excluded: bool
) -> None:
    person = {"birth_date": date(2012, 2, 29), "college_finished": finished}
    found = judged(person, {"start_from": start, "start_to": start}, session=None)
    assert bool(found.excluded) is excluded


@pytest.mark.parametrize(
    ("birth", "excluded"), [(date(2010, 12, 2), True), (date(2010, 12, 1), False)]
)
def test_a_pmsmp_from_sixteen(judged: Callable[..., Any], birth: date, excluded: bool) -> None:
    found = judged({"birth_date": birth}, {**START, "kind": "pmsmp"})
    assert found.excluded == ({"pmsmp_minimum_age"} if excluded else set())
    if excluded:
        assert "02/12/2026" in found.sentences["pmsmp_minimum_age"]


def test_a_pmsmp_has_no_highest_age(judged: Callable[..., Any]) -> None:
    assert not judged({"birth_date": date(1970, 1, 1)}, {"kind": "pmsmp"}).found


def test_one_day_of_the_window_is_enough(judged: Callable[..., Any]) -> None:
    window = {"start_from": "2026-12-01", "start_to": "2027-01-31"}
    sixteen_in_january = {"birth_date": date(2011, 1, 31), "college_finished": False}
    found = judged(sixteen_in_january, window)
    assert not found.excluded
    assert found.first_day == date(2027, 1, 31)
    assert "entre le 31/01/2027 et le 31/01/2027" in found.sentences["start_days_by_age"]
    a_day_later = judged({**sixteen_in_january, "birth_date": date(2011, 2, 1)}, window)
    assert a_day_later.excluded == {"age_college_not_finished"}
    assert "01/02/2027" in a_day_later.sentences["age_college_not_finished"]


def test_thirty_within_the_window_says_until_when(judged: Callable[..., Any]) -> None:
    window = {"start_from": "2026-12-01", "start_to": "2027-01-31"}
    found = judged({"birth_date": date(1997, 1, 15)}, window)
    assert found.warned == {"age_from_30"}
    assert "15/01/2027" in found.sentences["age_from_30"]


def test_an_undated_offer_is_judged_on_the_first_possible_day(judged: Callable[..., Any]) -> None:
    undated = {"start_from": None, "start_to": None}
    born = {"birth_date": date(2010, 12, 2), "college_finished": False}
    assert judged(born, undated).excluded == {"age_college_not_finished"}
    later = {**born, "available_from": date(2026, 12, 2)}
    assert not judged(later, undated).excluded


def test_a_window_that_closed_is_said_and_judged_on_the_first_possible_day(
    judged: Callable[..., Any],
) -> None:
    closed = {"start_from": "2026-09-01", "start_to": "2026-11-21"}
    found = judged({}, closed, session=date(2026, 9, 1))
    assert found.warned == {"start_window_closed"}
    assert "21/11/2026" in found.sentences["start_window_closed"]
    still_open = {**closed, "start_to": "2026-11-22"}
    assert not judged({}, still_open, session=date(2026, 9, 1)).found


def test_a_start_in_december_keeps_the_way_out_by_school(judged: Callable[..., Any]) -> None:
    found = judged({"birth_date": date(2011, 12, 31)}, START)
    assert found.sentences["age_school_status"].startswith("15 ans le 31/12/2026")
    assert "statut scolaire" in found.sentences["age_school_status"]
    assert "01/01/2027" in found.sentences["age_school_status"]
