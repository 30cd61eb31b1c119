"""Values of the wrong form are refused by name when the rules are read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matcher.eligibility import Eligibility
from matcher.eligibility.law import Law, WrongRuleValue
from models.enums import Use
from models.rules import Rule, RuleBook

TODAY = date(2026, 11, 22)


def law_of(value: Any) -> Law:
    return Law(RuleBook([Rule("r", value, TODAY, None, "", "M", TODAY, Use.INFO)]), TODAY)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (Law.whole, "3"),
        (Law.whole, True),
        (Law.whole, 3.0),
        (Law.table, [1]),
        (Law.numbers_by, {"a": "1"}),
        (Law.numbers_by, {"a": True}),
        (Law.hours_by, {"a": ["22:00"]}),
        (Law.hours_by, {"a": ["22", "06:00"]}),
        (Law.hours_by, {"a": 22}),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(read: Callable[[Law, str], Any], value: Any) -> None:
    with pytest.raises(WrongRuleValue, match="« r »"):
        read(law_of(value), "r")


def test_values_of_the_right_form_are_read() -> None:
    assert law_of(3).whole("r") == 3
    assert law_of({"a": 1}).numbers_by("r") == {"a": 1}
    hours = {"night": ["22:00", "06:00"], "evening": ["22:00", "24:00"]}
    assert law_of(hours).hours_by("r") == {"night": (1320, 1800), "evening": (1320, 1440)}


@pytest.mark.parametrize("value", [{"bakery": {"naf": ["10"]}}, {"bakery": None}])
def test_a_sector_needs_both_lists(rules: RuleBook, value: Any) -> None:
    broken = RuleBook(
        replace(rule, value=value) if rule.rule_id == "minors_sectors" else rule for rule in rules
    )
    with pytest.raises(WrongRuleValue, match="minors_sectors"):
        Eligibility(broken, TODAY)
