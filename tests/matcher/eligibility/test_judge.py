"""The judgement as a whole: its shape, its bits, and the rules it needs."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from matcher.columns import OfferColumns, Person
from matcher.eligibility import FINDINGS, Eligibility
from matcher.eligibility.licence import LicenceNeeded
from models.enums import Use
from models.frames import OFFERS
from models.rules import NoRuleInForce, Rule, RuleBook, UnknownRule

TODAY = date(2026, 11, 22)


def test_these_columns_are_what_a_frame_gives(
    offers_of: Callable[..., OfferColumns], ordinary: dict[str, Any]
) -> None:
    differences = ({"naf": None, "weekly_hours": None}, {"start_to": None, "works_night": None})
    rows = [{**ordinary, "offer_id": f"o{n}", **own} for n, own in enumerate(differences, start=1)]
    names = [column.name for column in OFFERS.columns]
    frame = OFFERS.build([tuple(row.get(name) for name in names) for row in rows])
    expected, built = OfferColumns.from_frame(frame), offers_of(*differences)
    for field in fields(OfferColumns):
        ours, theirs = getattr(built, field.name), getattr(expected, field.name)
        assert ours.dtype == theirs.dtype, field.name
        assert_array_equal(ours, theirs, field.name)


def test_no_offer_gives_an_empty_judgement(
    offers_of: Callable[..., OfferColumns], person_of: Callable[..., Person], rules: RuleBook
) -> None:
    none = offers_of({}).take(np.array([], dtype=np.int64))
    judgement = Eligibility(rules, TODAY).judge(person_of(), none, np.array([], dtype=np.int32))
    assert len(judgement.excluded) == len(judgement.warned) == 0


def test_an_ordinary_pair_finds_nothing(judged: Callable[..., Any]) -> None:
    assert not judged().found
    assert not judged({}, {"kind": "professionalisation"}, session=None).found


def test_a_family_alone_excludes_what_it_does_among_all(
    rules: RuleBook, offers_of: Callable[..., OfferColumns], person_of: Callable[..., Person]
) -> None:
    offers = offers_of({"licence_required": "c"}, {}, {"diploma_level": 7})
    who, sessions = person_of(level_reached=3), np.full(3, 20788, dtype=np.int32)
    among_all = Eligibility(rules, TODAY).judge(who, offers, sessions).excluded
    licence, level = (1 << FINDINGS.index(rule) for rule in ("licence_required", "level_access"))
    assert among_all.tolist() == [licence, 0, level]
    alone = Eligibility(rules, TODAY).excluded_by(LicenceNeeded, who, offers, sessions)
    assert alone.tolist() == [licence, 0, 0]
    softened = Eligibility(_book(rules, "licence_required", use=Use.WARN), TODAY)
    assert softened.excluded_by(LicenceNeeded, who, offers, sessions).tolist() == [0, 0, 0]


def test_findings_fit_in_one_integer() -> None:
    assert len(set(FINDINGS)) == len(FINDINGS) <= 63


def test_a_rule_that_only_warns_no_longer_excludes(
    rules: RuleBook, offers_of: Callable[..., OfferColumns], person_of: Callable[..., Person]
) -> None:
    softened = _book(rules, "level_access", use=Use.WARN)
    pair = person_of(level_reached=3), offers_of({"diploma_level": 5})
    session = np.array([20788], dtype=np.int32)
    bit = 1 << FINDINGS.index("level_access")
    assert Eligibility(rules, TODAY).judge(*pair, session).excluded[0] == bit
    judgement = Eligibility(softened, TODAY).judge(*pair, session)
    assert (judgement.excluded[0], judgement.warned[0]) == (0, bit)


def test_a_missing_rule_is_named_before_anybody_is_judged(rules: RuleBook) -> None:
    without = RuleBook(rule for rule in rules if rule.rule_id != "licence_other")
    with pytest.raises(UnknownRule, match="licence_other"):
        Eligibility(without, TODAY)


def test_a_rule_that_has_ended_is_named(rules: RuleBook) -> None:
    ended = _book(rules, "pmsmp_cumulated_days", valid_to=date(2026, 11, 21))
    with pytest.raises(NoRuleInForce, match="pmsmp_cumulated_days"):
        Eligibility(ended, TODAY)


def _book(rules: RuleBook, rule_id: str, **changes: Any) -> RuleBook:
    def changed(rule: Rule) -> Rule:
        return replace(rule, **changes) if rule.rule_id == rule_id else rule

    return RuleBook(changed(rule) for rule in rules)
