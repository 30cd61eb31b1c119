"""What the shipped word lists promise to the matcher."""

from collections import Counter

import pytest

from data.lexicon import load_lexicon, load_not_a_trade, papers, same_when_read
from data.reference.shipped import load


def _trades_named(phrase: str) -> set[str]:
    lexicon = load_lexicon()
    return set(lexicon.loc[lexicon["phrase"] == phrase, "rome"])


def test_every_trade_has_everyday_words_and_no_unknown_code_has_any() -> None:
    assert set(load_lexicon()["rome"]) == set(load("rome4")["rome"])


def test_trades_that_apprentices_choose_have_at_least_eight_phrases() -> None:
    # The trades of the CAP and bac pro courses with most apprentices, one per great domain.
    often_chosen = ["A1203", "D1102", "D1202", "D1507", "F1602", "F1703", "G1602", "G1603"]
    counts = Counter(load_lexicon()["rome"])
    assert [code for code in often_chosen if counts[code] < 8] == []


@pytest.mark.parametrize(
    ("phrase", "trade"),
    [
        ("faire du pain", "D1102"),
        ("tractopelle", "F1302"),
        ("salon de coiffure", "D1202"),
        ("bosser dans les espaces verts", "A1203"),
        ("vendre des fringues", "D1214"),
    ],
)
def test_an_everyday_wish_names_its_trade(phrase: str, trade: str) -> None:
    assert trade in _trades_named(phrase)


def test_a_wish_that_fits_several_trades_stands_under_each() -> None:
    assert {"A1501", "A1408", "D1210"} <= _trades_named("travailler avec les animaux")


def test_the_frame_is_text_without_gaps() -> None:
    lexicon = load_lexicon()
    assert list(lexicon.columns) == ["phrase", "rome"]
    assert not lexicon.isna().any(axis=None)
    assert not lexicon.duplicated().any()


def test_at_least_250_answers_name_no_trade() -> None:
    assert len(load_not_a_trade()) >= 250


@pytest.mark.parametrize("answer", ["je sais pas", "bonjour", "un travail", "azerty", "oui", "123"])
def test_an_empty_answer_is_listed(answer: str) -> None:
    assert answer in load_not_a_trade()


def test_no_phrase_both_names_a_trade_and_names_none() -> None:
    wishes = {same_when_read(phrase) for phrase in load_lexicon()["phrase"]}
    assert {answer for answer in load_not_a_trade() if same_when_read(answer) in wishes} == set()


def test_papers_count_the_rows_and_name_licence_and_day() -> None:
    lexicon, not_a_trade = papers()
    assert lexicon.rows == len(load_lexicon())
    assert not_a_trade.rows == len(load_not_a_trade())
    assert {lexicon.licence, not_a_trade.licence} == {"MIT"}
    assert lexicon.date is not None
    assert not_a_trade.date is not None
