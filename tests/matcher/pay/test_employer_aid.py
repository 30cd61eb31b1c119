"""Is the employer's aid that of the day on which the contract starts? (domain.md §1)"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matcher.pay.employer_aid import employer_aid
from matcher.pay.post import Post
from models.rules import RuleBook


def told(rules: RuleBook, day: date, **facts: Any) -> str:
    post = Post(day, day, 24, 3, 6, "1071C", "72181")
    (fact,) = employer_aid(replace(post, **facts), rules)
    return fact.sentence


@pytest.mark.parametrize(
    ("day", "level", "headcount", "amount"),
    [
        (date(2025, 2, 24), 7, 249, "5 000 €"),
        (date(2025, 12, 31), 3, 250, "2 000 €"),
        (date(2026, 1, 1), 4, 249, "5 000 €"),
        (date(2026, 3, 7), 5, 249, None),
        (date(2026, 1, 1), 3, 250, None),
        (date(2026, 3, 8), 3, 249, "5 000 €"),
        (date(2026, 3, 8), 4, 250, "2 000 €"),
        (date(2026, 12, 31), 5, 249, "4 500 €"),
        (date(2026, 12, 31), 5, 250, "1 500 €"),
        (date(2026, 12, 31), 7, 0, "2 000 €"),
        (date(2026, 12, 31), 6, 1000, "750 €"),
    ],
)
def test_the_amount_follows_the_day_the_level_and_the_size(
    rules: RuleBook, day: date, level: int, headcount: int, amount: str | None
) -> None:
    sentence = told(rules, day, diploma_level=level, headcount=headcount)
    if amount is None:
        assert "aucune pour ce diplôme et cette taille" in sentence
        return
    assert f"au prorata des jours : {amount} (" in sentence
    assert "à vérifier" in sentence


@pytest.mark.parametrize("day", [date(2025, 2, 23), date(2027, 1, 1)])
def test_where_no_table_is_known_that_is_said(rules: RuleBook, day: date) -> None:
    assert "aucun barème connu" in told(rules, day)


def test_a_window_that_outlasts_the_table_says_its_last_day(rules: RuleBook) -> None:
    day = date(2026, 12, 1)
    late = told(rules, day, last_start=date(2027, 1, 15))
    assert "si le contrat commence au plus tard le 31/12/2026" in late
    assert "au plus tard" not in told(rules, day, last_start=date(2026, 12, 31))


def test_a_size_that_is_not_known_tells_both(rules: RuleBook) -> None:
    sentence = told(rules, date(2026, 12, 1), headcount=None)
    assert "5 000 € (moins de 250 salariés) ou 2 000 € (250 salariés et plus)" in sentence
    assert "6 000 € pour un apprenti RQTH" in sentence


def test_a_diploma_that_is_not_known_promises_nothing(rules: RuleBook) -> None:
    assert "selon le diplôme" in told(rules, date(2026, 12, 1), diploma_level=None)
    assert "€" not in told(rules, date(2026, 12, 1), diploma_level=None)


def test_public_employers_are_told_apart(rules: RuleBook) -> None:
    assert "pas pour un employeur public" in told(rules, date(2026, 12, 1), naf="8411Z")
