"""Does a text half typed give the choices a professional expects?"""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.services.files.blocks.homes import commune_label
from api.services.files.suggestions import (
    suggest_communes,
    suggest_courses,
    suggest_employers,
    suggest_trades,
)
from api.services.trades.find_trades import trade_finder


@pytest.fixture(scope="module")
def finder() -> Any:
    return trade_finder()


@pytest.mark.parametrize(
    ("text", "rome"), [("méca auto", "I1604"), ("boulanger", "D1102"), ("d1106", "D1106")]
)
def test_everyday_words_or_a_code_lead_to_the_trade(finder: Any, text: str, rome: str) -> None:
    assert suggest_trades(finder, text).choices[0].value == rome


def test_what_names_no_trade_says_what_to_write(finder: Any) -> None:
    answer = suggest_trades(finder, "bonjour")
    assert not answer.choices
    assert "boulanger" in answer.problem


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("le m", "Le Mans (72)"),
        ("mans", "Le Mans (72)"),
        ("la fl", "La Flèche (72)"),
        ("72000", "Le Mans (72)"),
    ],
)
def test_communes_by_beginning_or_postal_code_the_largest_first(text: str, first: str) -> None:
    assert suggest_communes(text).choices[0].label == first


def test_namesakes_are_told_apart_by_their_departement() -> None:
    labels = [choice.label for choice in suggest_communes("Saint-Denis").choices]
    assert labels[:2] == ["Saint-Denis (974)", "Saint-Denis (93)"]


@pytest.mark.parametrize(
    ("insee", "label"),
    [("72181", "Le Mans (72)"), ("2A004", "Ajaccio (2A)"), ("97411", "Saint-Denis (974)")],
)
def test_a_commune_is_labelled_with_its_departement(insee: str, label: str) -> None:
    assert commune_label(insee) == label


def test_no_commune_says_what_to_do() -> None:
    assert "code postal" in suggest_communes("zzzz").problem


def test_courses_by_title_cfa_or_commune(territory: Session) -> None:
    for text in ("boul", "cfa fictif", "mans boulanger"):
        assert [c.value for c in suggest_courses(territory, text).choices] == ["cfa-1"]
    assert suggest_courses(territory, "plombier").problem


def test_employers_by_name(territory: Session) -> None:
    assert [c.value for c in suggest_employers(territory, "fictive boul").choices] == ["emp-1"]
    assert suggest_employers(territory, "12345678901234").problem
    assert suggest_employers(territory, "100%").problem


@pytest.mark.parametrize("text", ["", "a", "1 85 05 78 006 084 36"])
def test_nothing_is_looked_up_for_too_little_or_for_a_personal_number(
    territory: Session, finder: Any, text: str
) -> None:
    answers = (
        suggest_trades(finder, text),
        suggest_communes(text),
        suggest_courses(territory, text),
        suggest_employers(territory, text),
    )
    assert all(not answer.choices and not answer.problem for answer in answers)
