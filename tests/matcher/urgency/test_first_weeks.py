"""Are a new contract's filing and talks on the work list in time? (domain.md §1)"""

from datetime import date
from typing import Any

import pytest

from matcher.urgency import AlertKind, FollowedFacts, StayFact, Terms, alerts_of
from matcher.urgency.first_weeks import filing_day
from models.enums import OfferKind
from models.rules import RuleBook

# 1 September 2026 is a Tuesday.
START = date(2026, 9, 1)


def told(rules: RuleBook, today: date, **stay: Any) -> list[tuple[date | None, str]]:
    kind = stay.pop("kind", OfferKind.APPRENTICESHIP)
    facts = FollowedFacts("p", date(2005, 3, 14), stays=(StayFact(kind, START, **stay),))
    found = alerts_of(facts, Terms.of(rules, today))
    return [(a.due, a.article) for a in found if a.kind is AlertKind.CONTRACT_STEP]


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (START, date(2026, 9, 7)),
        # Sundays do not count, wherever the count begins.
        (date(2026, 9, 5), date(2026, 9, 11)),
        (date(2026, 9, 6), date(2026, 9, 11)),
        (date(2026, 9, 7), date(2026, 9, 12)),
    ],
)
def test_a_contract_is_filed_within_five_working_days(start: date, due: date) -> None:
    assert filing_day(start, 5) == due


def test_filing_stands_until_its_last_day(rules: RuleBook) -> None:
    filing = (date(2026, 9, 7), "")
    assert told(rules, date(2026, 8, 31)) == []
    assert told(rules, START) == [filing]
    assert filing in told(rules, date(2026, 9, 7))
    assert told(rules, date(2026, 9, 8)) == []


def test_talks_stand_a_week_before_and_after_their_day(rules: RuleBook) -> None:
    # The fifteenth, thirtieth and fortieth weekdays.
    fifteenth, thirtieth, fortieth = (
        (date(2026, 9, 21), "L6222-18"),
        (date(2026, 10, 12), "L6222-18"),
        (date(2026, 10, 26), "L6222-18"),
    )
    assert told(rules, date(2026, 9, 13)) == []
    assert told(rules, date(2026, 9, 14)) == [fifteenth]
    assert told(rules, date(2026, 9, 28)) == [fifteenth]
    assert told(rules, date(2026, 9, 29)) == []
    assert told(rules, date(2026, 10, 19)) == [thirtieth, fortieth]
    assert told(rules, date(2026, 11, 2)) == [fortieth]
    assert told(rules, date(2026, 11, 3)) == []


@pytest.mark.parametrize(
    "stay",
    [
        {"kind": OfferKind.PMSMP},
        {"ruptured_on": date(2026, 9, 10)},
        {"ends_on": date(2026, 9, 10), "end_known": True},
    ],
)
def test_what_is_no_running_contract_has_no_such_step(
    rules: RuleBook, stay: dict[str, Any]
) -> None:
    assert told(rules, date(2026, 9, 16), **stay) == []
