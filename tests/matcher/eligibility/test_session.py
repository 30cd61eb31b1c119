"""Three months between contract and CFA, date to date, month ends included."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from matcher.columns.person import PastStay
from models.enums import Enrolment


def on(day: str) -> dict[str, Any]:
    return {"start_from": day, "start_to": day}


@pytest.mark.parametrize(
    ("start", "session", "excluded"),
    [
        ("2026-12-01", date(2027, 3, 1), False),
        ("2026-12-01", date(2027, 3, 2), True),
        # 30 November and three months: the last day of February.
        ("2026-11-30", date(2027, 2, 28), False),
        ("2026-11-30", date(2027, 3, 1), True),
        ("2027-02-28", date(2027, 5, 28), False),
        ("2027-02-28", date(2027, 5, 29), True),
        ("2027-02-28", date(2027, 5, 31), True),
        ("2027-03-01", date(2027, 5, 31), False),
    ],
)
def test_the_cfa_starts_at_most_three_months_after_the_contract(
    judged: Callable[..., Any], start: str, session: date, excluded: bool
) -> None:
    found = judged({}, on(start), session=session)
    assert found.excluded == ({"session_window"} if excluded else set())


@pytest.mark.parametrize(
    ("start", "excluded"), [("2026-12-01", False), ("2026-12-02", True), ("2027-11-30", True)]
)
def test_three_months_at_the_cfa_without_an_employer(
    judged: Callable[..., Any], start: str, excluded: bool
) -> None:
    started = {"enrolment": Enrolment.STARTED, "course_id": "c1"}
    found = judged(started, {**on(start), "course_id": "c1"}, session=date(2026, 9, 1))
    assert found.excluded == ({"session_window"} if excluded else set())


@pytest.mark.parametrize(("start", "excluded"), [("2027-01-10", False), ("2027-01-11", True)])
def test_the_three_months_run_from_the_persons_own_entry(
    judged: Callable[..., Any], start: str, excluded: bool
) -> None:
    started = {
        "enrolment": Enrolment.STARTED,
        "course_id": "c1",
        "cfa_entry_date": date(2026, 10, 10),
    }
    found = judged(started, {**on(start), "course_id": "c1"}, session=date(2026, 9, 1))
    assert found.excluded == ({"session_window"} if excluded else set())


def test_a_session_that_began_long_ago_is_asked_about_not_excluded(
    judged: Callable[..., Any],
) -> None:
    session = date(2026, 9, 1)
    assert not judged({}, on("2026-12-01"), session=session).found
    assert judged({}, on("2026-12-02"), session=session).warned == {"session_begun"}
    # Somebody else's session is not the one at which the person has started.
    started = {"enrolment": Enrolment.STARTED, "course_id": "c1"}
    elsewhere = judged(started, {**on("2026-12-02"), "course_id": "c2"}, session=session)
    assert elsewhere.warned == {"session_begun"}


@pytest.mark.parametrize(
    ("start", "warned"), [("2027-08-31", "session_begun"), ("2027-09-01", "session_unknown")]
)
def test_a_session_a_year_old_tells_nothing_of_the_next_one(
    judged: Callable[..., Any], start: str, warned: str
) -> None:
    assert judged({}, on(start), session=date(2026, 9, 1)).warned == {warned}


def test_an_unknown_session_is_asked_for_contracts_only(judged: Callable[..., Any]) -> None:
    assert judged({}, {}, session=None).warned == {"session_unknown"}
    assert not judged({}, {"kind": "pmsmp"}, session=None).found


@pytest.mark.parametrize(("start", "excluded"), [("2027-03-30", False), ("2027-03-31", True)])
def test_after_a_rupture_the_cfa_keeps_the_person_six_months(
    judged: Callable[..., Any], start: str, excluded: bool
) -> None:
    # 30 September 2026 and six months; the second year began a year before.
    broken = PastStay(
        "e9", "apprenticeship", "M1607", date(2025, 9, 1), date(2026, 9, 30), False, None, True
    )
    person = {"enrolment": Enrolment.STARTED, "course_id": "c1", "stays": (broken,)}
    found = judged(person, {**on(start), "course_id": "c1"}, session=date(2025, 9, 1))
    assert found.excluded == ({"session_window"} if excluded else set())


def test_a_rupture_without_a_date_counts_from_today(judged: Callable[..., Any]) -> None:
    broken = PastStay("e9", "apprenticeship", "M1607", date(2025, 9, 1), None, False, None, True)
    person = {"enrolment": Enrolment.STARTED, "stays": (broken,)}
    found = judged(person, on("2027-05-22"), session=date(2026, 9, 1))
    assert found.warned == {"session_after_rupture"}
    assert "22/05/2027" in found.sentences["session_after_rupture"]
    assert judged(person, on("2027-05-23"), session=date(2026, 9, 1)).excluded == {"session_window"}


def test_one_day_of_the_window_near_the_session_is_enough(judged: Callable[..., Any]) -> None:
    window = {"start_from": "2026-12-01", "start_to": "2027-06-30"}
    found = judged({}, window, session=date(2027, 9, 1))
    assert not found.excluded
    assert found.first_day == date(2027, 6, 1)
    assert judged({}, window, session=date(2027, 10, 1)).excluded == {"session_window"}


def test_a_day_that_suits_the_session_must_suit_the_age_too(judged: Callable[..., Any]) -> None:
    # Sixteen on 10 December only; already three months at the CFA on 1 December.
    person = {
        "birth_date": date(2010, 12, 10),
        "college_finished": False,
        "enrolment": Enrolment.STARTED,
    }
    window = {"start_from": "2026-11-25", "start_to": "2027-01-31"}
    assert not judged(
        {**person, "enrolment": Enrolment.NONE}, window, session=date(2026, 9, 1)
    ).excluded
    assert judged(person, window, session=date(2026, 9, 1)).excluded == {"session_window"}
