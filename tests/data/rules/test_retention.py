"""Are retention periods counted as the law counts them, to the day?"""

from datetime import date, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from data.rules import load_rules
from data.rules.retention import Period, Retention, UnusableRetention, retention_in_force
from models.enums import Use
from models.rules import NoRuleInForce, Rule, RuleBook, UnknownRule

TODAY = date(2026, 11, 22)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
lengths = st.builds(
    relativedelta, years=st.integers(0, 5), months=st.integers(0, 24), days=st.integers(0, 40)
)


def _period(**length: int) -> Period:
    return Period("retention_test", relativedelta(**length), "art. test", "trop vieux")


def _book(**changed: Any) -> RuleBook:
    rules = [rule for rule in load_rules() if rule.rule_id.startswith("retention_")]
    return RuleBook(
        Rule(
            rule.rule_id,
            changed.get(rule.rule_id.removeprefix("retention_"), rule.value),
            rule.valid_from,
            rule.valid_to,
            rule.article,
            rule.source,
            rule.checked_on,
            Use.DATE,
            rule.sentence,
        )
        for rule in rules
    )


@pytest.mark.parametrize(
    ("event", "length", "last_kept"),
    [
        (date(2026, 8, 22), {"months": 3}, date(2026, 11, 22)),
        (date(2025, 11, 30), {"months": 3}, date(2026, 2, 28)),
        (date(2023, 11, 30), {"months": 3}, date(2024, 2, 29)),
        (date(2024, 2, 29), {"years": 2}, date(2026, 2, 28)),
        (date(2024, 2, 29), {"years": 4}, date(2028, 2, 29)),
        (date(2026, 1, 31), {"months": 1}, date(2026, 2, 28)),
        (date(2026, 12, 31), {"months": 6}, date(2027, 6, 30)),
    ],
)
def test_a_record_is_kept_through_its_last_day_and_gone_the_next(
    event: date, length: dict[str, int], last_kept: date
) -> None:
    period = _period(**length)
    assert period.last_day_kept(event) == last_kept
    assert not period.is_over(event, last_kept)
    assert period.is_over(event, last_kept + timedelta(days=1))


@given(days, lengths)
def test_the_bound_for_a_query_is_exact(today: date, length: relativedelta) -> None:
    period = Period("retention_test", length, "", "")
    bound = period.latest_event_over(today)
    assert period.is_over(bound, today)
    assert not period.is_over(bound + timedelta(days=1), today)


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("closed_without_placement", relativedelta(months=3)),
        ("pool_without_contact", relativedelta(years=2)),
        ("proposal_answered", relativedelta(years=2)),
        ("proposal_unanswered", relativedelta(years=1)),
        ("pmsmp_convention", relativedelta(years=2)),
        ("pmsmp_in_all", relativedelta(years=5)),
        ("rupture_not_matched", relativedelta(months=6)),
        ("shared_profile", relativedelta(years=1)),
        ("contact_request", relativedelta(years=1)),
        ("offer_expired", relativedelta(years=2)),
        ("view_log_at_least", relativedelta(months=6)),
        ("view_log", relativedelta(months=12)),
    ],
)
def test_the_shipped_periods_are_those_of_the_domain(name: str, length: relativedelta) -> None:
    assert getattr(retention_in_force(load_rules(), TODAY), name).length == length


def test_every_period_that_deletes_says_why_and_by_which_article() -> None:
    kept = retention_in_force(load_rules(), TODAY)
    for name in Retention.__dataclass_fields__:
        period = getattr(kept, name)
        assert period.article
        assert period.why or name == "view_log_at_least"


@pytest.mark.parametrize(
    "value", [3, "3 mois", {}, {"weeks": 2}, {"months": 0}, {"months": -1}, {"years": True}, None]
)
def test_a_value_that_is_no_period_is_refused_by_name(value: object) -> None:
    with pytest.raises(UnusableRetention, match="retention_offer_expired"):
        retention_in_force(_book(offer_expired=value), TODAY)


def test_a_view_log_shorter_than_the_ai_act_asks_is_refused() -> None:
    with pytest.raises(UnusableRetention, match="2024/1689"):
        retention_in_force(_book(view_log={"months": 5}), TODAY)
    assert retention_in_force(_book(view_log={"months": 6}), TODAY)


def test_a_missing_rule_or_day_is_named() -> None:
    with pytest.raises(UnknownRule, match="retention_closed_without_placement"):
        retention_in_force(RuleBook([]), TODAY)
    with pytest.raises(NoRuleInForce):
        retention_in_force(load_rules(), date(2018, 5, 24))
    assert retention_in_force(load_rules(), date(2018, 5, 25))
