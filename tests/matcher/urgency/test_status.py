"""Statuses of Tableau de bord, on both sides of every limit."""

from datetime import date
from typing import Any

import pytest

from matcher.urgency import FollowedFacts, StayFact, Terms, status_of
from models.enums import Enrolment, OfferKind, TrainingStatus
from models.rules import RuleBook

PRE, IN, UNDER, BROKEN, GONE, DONE = (
    TrainingStatus.PRE_INSCRIT,
    TrainingStatus.INSCRIT,
    TrainingStatus.APPRENTI,
    TrainingStatus.RUPTURANT,
    TrainingStatus.ABANDON,
    TrainingStatus.FIN_DE_FORMATION,
)
START = date(2026, 9, 1)


def contract(start: date, **days: Any) -> StayFact:
    return StayFact(OfferKind.APPRENTICESHIP, start, **days)


def status(
    rules: RuleBook, today: date, ends: date | None = None, **facts: Any
) -> TrainingStatus | None:
    person = FollowedFacts("p", date(2008, 3, 14), **facts)
    return status_of(person, Terms.of(rules, today), ends)


@pytest.mark.parametrize(
    ("enrolment", "entry", "today", "expected"),
    [
        (Enrolment.NONE, None, START, None),
        (Enrolment.CANDIDATE, None, START, PRE),
        (Enrolment.ADMITTED, START, date(2026, 10, 1), PRE),
        (Enrolment.STARTED, START, date(2026, 8, 31), PRE),
        (Enrolment.STARTED, START, START, IN),
        # 90 days after 1 September is 30 November.
        (Enrolment.STARTED, START, date(2026, 11, 30), IN),
        (Enrolment.STARTED, START, date(2026, 12, 1), GONE),
        # 2028 has a 29 February.
        (Enrolment.STARTED, date(2027, 12, 1), date(2028, 2, 29), IN),
        (Enrolment.STARTED, date(2027, 12, 1), date(2028, 3, 1), GONE),
        (Enrolment.STARTED, None, date(2030, 1, 1), IN),
    ],
)
def test_before_any_contract(
    rules: RuleBook,
    enrolment: Enrolment,
    entry: date | None,
    today: date,
    expected: TrainingStatus | None,
) -> None:
    assert status(rules, today, enrolment=enrolment, cfa_entry_date=entry) is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 31), IN),
        (START, UNDER),
        (date(2026, 10, 30), UNDER),
        # The day it breaks is the first one without.
        (date(2026, 10, 31), BROKEN),
        # 180 days after 31 October 2026 is 29 April 2027.
        (date(2027, 4, 29), BROKEN),
        (date(2027, 4, 30), GONE),
    ],
)
def test_a_broken_contract(rules: RuleBook, today: date, expected: TrainingStatus) -> None:
    broken = contract(START, ends_on=date(2028, 8, 31), ruptured_on=date(2026, 10, 31))
    facts = {"enrolment": Enrolment.STARTED, "cfa_entry_date": date(2026, 8, 25)}
    assert status(rules, today, stays=(broken,), **facts) is expected


@pytest.mark.parametrize(
    ("ends", "today", "expected"),
    [
        (None, date(2027, 9, 1), DONE),
        # 60 days before 30 October is 31 August.
        (date(2027, 10, 30), date(2027, 9, 1), DONE),
        (date(2027, 10, 31), date(2027, 9, 1), BROKEN),
        (date(2027, 10, 31), date(2028, 2, 27), BROKEN),
        (date(2027, 10, 31), date(2028, 2, 28), GONE),
        (date(2027, 10, 31), date(2027, 8, 31), UNDER),
    ],
)
def test_a_contract_that_came_to_its_end(
    rules: RuleBook, ends: date | None, today: date, expected: TrainingStatus
) -> None:
    over = contract(START, ends_on=date(2027, 8, 31))
    assert status(rules, today, ends, stays=(over,)) is expected


def test_a_new_contract_after_a_rupture_makes_an_apprentice_again(rules: RuleBook) -> None:
    broken = contract(START, ruptured_on=date(2026, 10, 1))
    again = contract(date(2026, 12, 1), ends_on=date(2028, 8, 31))
    assert status(rules, date(2026, 11, 30), stays=(broken, again)) is BROKEN
    assert status(rules, date(2026, 12, 1), stays=(broken, again)) is UNDER


def test_another_training_entered_since_begins_anew(rules: RuleBook) -> None:
    broken = contract(date(2025, 9, 1), ruptured_on=date(2025, 11, 1))
    facts = {"enrolment": Enrolment.STARTED, "cfa_entry_date": START, "stays": (broken,)}
    assert status(rules, date(2026, 8, 31), **facts) is GONE
    assert status(rules, START, **facts) is IN
