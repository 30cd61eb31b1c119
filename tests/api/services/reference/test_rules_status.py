"""Are rules that grow old or end without a successor found in time?"""

from dataclasses import replace
from datetime import date

from api.services.reference.rules_status import rules_status
from data.rules import load_rules
from models.rules import Rule, RuleBook

AID = next(rule for rule in load_rules() if rule.rule_id == "employer_aid" and rule.article)


def ending(today: date, *rules: Rule) -> list[str]:
    return [rule.rule_id for rule in rules_status(today, RuleBook(rules)).ending]


def test_the_aid_that_ends_with_the_year_is_named_before_and_after() -> None:
    # domain.md §1, Employer aid: "expires soon".
    assert AID.valid_to == date(2026, 12, 31)
    assert ending(date(2026, 9, 30), AID) == []
    assert ending(date(2026, 10, 1), AID) == ["employer_aid"]
    assert ending(date(2027, 6, 30), AID) == ["employer_aid"]
    assert ending(date(2027, 7, 1), AID) == []


def test_what_is_followed_by_another_version_is_not_named() -> None:
    following = replace(AID, valid_from=date(2027, 1, 1), valid_to=None)
    assert ending(date(2026, 11, 26), AID, following) == []


def test_versions_that_are_over_are_not_told() -> None:
    told = rules_status(date(2026, 11, 26)).rules
    assert all(rule.valid_to is None or rule.valid_to >= date(2026, 11, 26) for rule in told)
    assert sum(rule.rule_id == "employer_aid" for rule in told) == 1


def test_a_rule_is_stale_six_months_and_a_day_after_it_was_checked() -> None:
    book = RuleBook([replace(AID, checked_on=date(2026, 5, 26), valid_to=None)])
    assert rules_status(date(2026, 11, 26), book).stale == ()
    assert len(rules_status(date(2026, 11, 27), book).stale) == 1
