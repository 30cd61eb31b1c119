"""What comes next, in how many days: month ends, leap years, days in the company."""

from datetime import date
from typing import Any

import pytest

from matcher.urgency import FollowedFacts, Milestone, StayFact, Terms, milestones_of
from matcher.urgency.free_rupture import broke_in_free_period, company_day
from models.enums import Enrolment, OfferKind
from models.rules import RuleBook

LAW_AFTER, LAW_WITHOUT, LAW_FREE = "L6222-18-2", "L6222-12-1", "L6222-18"


def steps(rules: RuleBook, today: date, **facts: Any) -> tuple[Milestone, ...]:
    return milestones_of(FollowedFacts("p", date(2008, 3, 14), **facts), Terms.of(rules, today))


def broken(day: date) -> dict[str, Any]:
    return {"stays": (StayFact(OfferKind.APPRENTICESHIP, date(2025, 9, 1), ruptured_on=day),)}


def legal(found: tuple[Milestone, ...]) -> list[tuple[int, str]]:
    return [(step.days_left, step.article) for step in found if step.article]


@pytest.mark.parametrize(
    ("ruptured", "today", "left"),
    [
        (date(2026, 8, 31), date(2027, 2, 28), [(0, LAW_AFTER)]),
        (date(2026, 8, 31), date(2027, 3, 1), []),
        (date(2027, 8, 31), date(2028, 2, 29), [(0, LAW_AFTER)]),
        (date(2027, 8, 29), date(2028, 2, 28), [(1, LAW_AFTER)]),
        (date(2026, 5, 31), date(2026, 11, 30), [(0, LAW_AFTER)]),
    ],
)
def test_six_months_after_a_rupture(
    rules: RuleBook, ruptured: date, today: date, left: list[tuple[int, str]]
) -> None:
    assert legal(steps(rules, today, **broken(ruptured))) == left


def test_the_steps_after_a_rupture_come_in_order(rules: RuleBook) -> None:
    found = steps(rules, date(2026, 11, 1), **broken(date(2026, 11, 1)))
    assert [step.days_left for step in found] == [45, 60, 180, 181]
    # Both still stand on their last day, and are gone the day after.
    assert len(steps(rules, date(2026, 12, 16), **broken(date(2026, 11, 1)))) == 4
    assert len(steps(rules, date(2026, 12, 17), **broken(date(2026, 11, 1)))) == 3


def test_the_months_at_the_cfa_without_an_employer(rules: RuleBook) -> None:
    entered = {"enrolment": Enrolment.STARTED, "cfa_entry_date": date(2026, 11, 30)}
    found = steps(rules, date(2026, 11, 30), **entered)
    assert [(step.days_left, step.article) for step in found] == [(90, ""), (90, LAW_WITHOUT)]
    assert steps(rules, date(2026, 11, 30), cfa_entry_date=date(2026, 11, 30)) == ()
    assert steps(rules, date(2026, 11, 30), enrolment=Enrolment.STARTED) == ()


def test_a_contract_that_runs_has_its_check_ins_and_no_other_step(rules: RuleBook) -> None:
    # 1 September 2026 is a Tuesday: the fifteenth weekday is Monday 21.
    running = (StayFact(OfferKind.APPRENTICESHIP, date(2026, 9, 1), ends_on=date(2028, 8, 31)),)
    found = steps(rules, date(2026, 9, 1), stays=running)
    assert [step.due for step in found] == [
        date(2026, 9, 21),
        date(2026, 10, 12),
        date(2026, 10, 26),
        date(2026, 11, 2),
    ]
    assert {step.article for step in found} == {LAW_FREE}
    assert steps(rules, date(2026, 8, 31), stays=running) == ()
    assert steps(rules, date(2026, 11, 3), stays=running) == ()


@pytest.mark.parametrize(
    ("number", "cfa_days", "expected"),
    [
        (1, 0.0, date(2026, 9, 1)),
        (4, 0.0, date(2026, 9, 4)),
        (5, 0.0, date(2026, 9, 7)),
        # One day in five at the CFA: the fourth day in the company is the fifth weekday.
        (4, 1.0, date(2026, 9, 7)),
        (45, 0.0, date(2026, 11, 2)),
        (45, 1.0, date(2026, 11, 18)),
    ],
)
def test_days_at_the_cfa_do_not_count(number: int, cfa_days: float, expected: date) -> None:
    assert company_day(date(2026, 9, 1), number, cfa_days) == expected


def test_a_contract_that_starts_on_a_sunday_counts_from_monday() -> None:
    assert company_day(date(2026, 11, 1), 1) == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("ruptured", "cfa_days", "expected"),
    [
        # Forty-five weekdays lie before 3 November, forty-six before the 4th.
        (date(2026, 11, 3), None, True),
        (date(2026, 11, 4), None, None),
        (date(2026, 11, 4), 0.0, False),
        (date(2026, 11, 4), 1.0, True),
        (date(2027, 3, 1), 1.0, False),
    ],
)
def test_whether_it_broke_in_the_free_period(
    ruptured: date, cfa_days: float | None, expected: bool | None
) -> None:
    assert broke_in_free_period(date(2026, 9, 1), ruptured, 45, cfa_days) is expected
