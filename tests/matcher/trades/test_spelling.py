import pytest

from matcher.trades.spelling import Spelling

SPELLING = Spelling({"boulanger": 9, "plombier": 5, "mecanicien": 7, "webmarketing": 2, "boi": 3})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("boulenger", "boulanger"), ("plonbier", "plombier"), ("mecanitein", "mecanicien")],
)
def test_a_slip_or_two_are_mended(typed: str, meant: str) -> None:
    assert SPELLING.corrected([typed]) == (meant,)


@pytest.mark.parametrize("typed", ["boulanger", "bol", "geomarketing", "plambeur", "12345", ""])
def test_known_short_and_distant_words_stay(typed: str) -> None:
    assert SPELLING.corrected([typed]) == (typed,)
