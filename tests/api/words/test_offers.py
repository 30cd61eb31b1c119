"""Facts of offers as French readers write them."""

import pytest

from api.words import offers


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ({"article": "R3164-1", "sentence": "À vérifier."}, "À vérifier (R3164-1)."),
        ({"article": "R3164-1", "sentence": "Selon R3164-1."}, "Selon R3164-1."),
        ({"article": "", "sentence": "À demander."}, "À demander."),
    ],
)
def test_an_article_is_named_once(reason, said):
    assert offers.with_article(reason) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-01", "2027-01-05", "début entre le 1er décembre 2026 et le 5 janvier 2027"),
        ("2026-12-01", "2026-12-01", "début le 1er décembre 2026"),
        ("2026-12-01", None, "début le 1er décembre 2026"),
        (None, "2027-01-05", "début avant le 5 janvier 2027"),
        (None, None, None),
    ],
)
def test_start_windows(first, last, said):
    assert offers.start_window({"start_from": first, "start_to": last}) == said
