"""A rule has one version on each day, and says when nobody has checked it for long."""

from dataclasses import replace
from datetime import date

import pytest

from models.enums import Use
from models.rules import (
    NoRuleInForce,
    OverlappingVersions,
    Rule,
    RuleBook,
    RuleEndsBeforeItBegins,
    UnknownRule,
)

FIRST = Rule(
    "licence_b_min_age",
    18,
    date(2013, 1, 19),
    date(2023, 12, 31),
    "R221-5",
    "V2",
    date(2026, 5, 22),
    Use.INFO,
)
SECOND = replace(FIRST, value=17, valid_from=date(2024, 1, 1), valid_to=None)
BOOK = RuleBook([SECOND, FIRST])


@pytest.mark.parametrize(
    ("on", "value"),
    [
        (date(2013, 1, 19), 18),
        (date(2023, 12, 31), 18),
        (date(2024, 1, 1), 17),
        (date(2040, 1, 1), 17),
    ],
)
def test_the_version_of_the_day_is_read(on: date, value: int) -> None:
    assert BOOK.value("licence_b_min_age", on) == value
    assert BOOK.rule("licence_b_min_age", on).value == value


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(UnknownRule, match="« licence_c »"):
        BOOK.value("licence_c", date(2024, 1, 1))


def test_a_day_without_a_version_is_named() -> None:
    with pytest.raises(NoRuleInForce, match="18/01/2013"):
        BOOK.value("licence_b_min_age", date(2013, 1, 18))
    with_gap = RuleBook([FIRST, replace(SECOND, valid_from=date(2024, 1, 2))])
    with pytest.raises(NoRuleInForce, match="01/01/2024"):
        with_gap.rule("licence_b_min_age", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("first_ends", "second_begins"),
    [(date(2024, 1, 1), date(2024, 1, 1)), (None, date(2024, 1, 1))],
)
def test_two_versions_on_one_day_are_refused(first_ends: date | None, second_begins: date) -> None:
    first = replace(FIRST, valid_to=first_ends)
    with pytest.raises(OverlappingVersions, match="01/01/2024"):
        RuleBook([replace(SECOND, valid_from=second_begins), first])


def test_a_version_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RuleEndsBeforeItBegins, match="licence_b_min_age"):
        RuleBook([replace(FIRST, valid_to=date(2013, 1, 18))])
    RuleBook([replace(FIRST, valid_to=date(2013, 1, 19))])


@pytest.mark.parametrize(("today", "stale"), [(date(2026, 11, 22), 0), (date(2026, 11, 23), 1)])
def test_a_rule_in_force_not_checked_for_six_months_is_stale(today: date, stale: int) -> None:
    # The version that ended in 2023 needs no checking any more.
    assert BOOK.stale(today) == [SECOND] * stale


def test_a_rule_that_ends_soon_with_nothing_to_follow_is_listed() -> None:
    today, ends = date(2026, 11, 22), date(2026, 12, 31)
    aid = replace(SECOND, rule_id="employer_aid", valid_to=ends)
    assert RuleBook([FIRST, SECOND, aid]).ending(today, by=ends) == [aid]
    assert not RuleBook([aid]).ending(today, by=date(2026, 12, 30))
    assert not RuleBook([aid]).ending(date(2027, 1, 1), by=date(2027, 3, 1))
    followed = RuleBook([aid, replace(aid, valid_from=date(2027, 1, 1), valid_to=None)])
    assert not followed.ending(today, by=ends)


def test_rules_come_by_id_then_date() -> None:
    assert list(BOOK) == [FIRST, SECOND]
