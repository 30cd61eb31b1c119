"""Sentences are filled from the offer; a placeholder nobody fills is an error by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from string import Formatter
from typing import Any

import numpy as np
import pytest

from matcher.columns import NO_DAY, OfferColumns, Person
from matcher.eligibility import FINDINGS, Eligibility
from matcher.eligibility.phrases.phrase import said_day, said_number
from matcher.eligibility.phrases.wording import PHRASES, UnknownPlaceholder
from matcher.factors.french import clock
from models.rules import RuleBook

TODAY = date(2026, 11, 22)


def test_every_finding_has_a_sentence_and_every_placeholder_a_phrase(rules: RuleBook) -> None:
    used = set()
    for rule_id in FINDINGS:
        rule = rules.rule(rule_id, TODAY)
        assert rule.sentence.endswith("."), rule_id
        used |= {name for _, name, _, _ in Formatter().parse(rule.sentence) if name is not None}
    assert used - {"value"} == set(PHRASES)


def test_an_unknown_placeholder_is_named(
    rules: RuleBook, offers_of: Callable[..., OfferColumns], person_of: Callable[..., Person]
) -> None:
    wrong = RuleBook(
        replace(rule, sentence="{nobody}") if rule.rule_id == "session_unknown" else rule
        for rule in rules
    )
    bits = 1 << FINDINGS.index("session_unknown")
    with pytest.raises(UnknownPlaceholder, match=r"session_unknown.*nobody"):
        Eligibility(wrong, TODAY).reasons(person_of(), offers_of({}), 0, bits, NO_DAY)


def test_reasons_carry_their_article(
    rules: RuleBook, offers_of: Callable[..., OfferColumns], person_of: Callable[..., Person]
) -> None:
    minor = person_of(birth_date=date(2009, 5, 10))
    night = offers_of({}, {"day_start": 1320, "day_end": 300})
    eligibility = Eligibility(rules, TODAY)
    judgement = eligibility.judge(minor, night, np.full(2, NO_DAY, dtype=np.int32))
    reasons = eligibility.reasons(minor, night, 1, int(judgement.excluded[1]), NO_DAY)
    assert [(r.rule, r.article) for r in reasons] == [("minors_night", "L3163-1, L3163-2")]
    assert not eligibility.reasons(minor, night, 0, int(judgement.excluded[0]), NO_DAY)


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 h"), (545, "9 h 05"), (1440, "24 h"), (1800, "6 h")]
)
def test_clock_times_are_said_in_french(minutes: int, said: str) -> None:
    assert clock(minutes) == said


def test_days_and_numbers_are_said_in_french() -> None:
    assert said_day(0) == "01/01/1970"
    assert said_day(NO_DAY) == "date inconnue"
    assert (said_number(35.5), said_number(35.0)) == ("35,5", "35")


@pytest.mark.parametrize(
    ("licence", "said"), [("b", "Permis B"), ("am", "Permis AM (cyclomoteur)"), ("x", "Permis x")]
)
def test_the_licence_is_named(judged: Callable[..., Any], licence: str, said: str) -> None:
    found = judged({}, {"licence_required": licence})
    assert found.sentences["licence_required"].startswith(said)
