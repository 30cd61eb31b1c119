"""What is no v3 feed is refused, and a document or sign that cannot be is left out."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.sources.v3 import read_v3
from models.errors import BrokenInput

CASES = Path(__file__).resolve().parents[2] / "cases" / "v3"
TODAY = date(2026, 11, 22)


def _one(**offer: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((CASES / "places.json").read_text(encoding="utf-8"))
    job = document["jobs"][0]
    job["offer"] |= offer
    return {"jobs": [job], "recruiters": []}


def test_a_registration_number_in_a_text_refuses_the_offer() -> None:
    content = json.dumps(_one(description="numéro 1 08 03 99 999 999"))
    found = read_v3(content.encode(), "f.json", TODAY)
    assert found.offers == ()
    assert "sécurité sociale" in found.flaws[0].reason


@pytest.mark.parametrize(
    ("offer", "accepted"),
    [
        ({"opening_count": 0}, True),
        ({"opening_count": -1}, False),
        ({"status": "Draft"}, False),
        ({"target_diploma": {"european": "7", "label": "x"}}, True),
        ({"target_diploma": {"european": "8", "label": "x"}}, False),
        ({"title": "abc"}, True),
        ({"title": "ab"}, False),
        ({"rome_codes": None}, True),
        ({"publication": {"creation": "hier", "expiration": None}}, False),
    ],
)
def test_the_schema_holds_at_its_boundaries(offer: dict[str, Any], accepted: bool) -> None:
    found = read_v3(json.dumps(_one(**offer)).encode(), "f.json", TODAY)
    assert len(found.offers) == accepted
    assert bool(found.flaws) != accepted


def test_signs_that_no_database_takes_are_left_out() -> None:
    offer = {"title": "Apprenti\x00 boulanger", "description": "a\x00b \ud83d fin"}
    found = read_v3(json.dumps(_one(**offer)).encode(), "f.json", TODAY).offers[0]
    assert (found.title, found.description) == ("Apprenti boulanger", "ab fin")


@pytest.mark.parametrize(
    ("expiration", "expires_on"),
    [
        ("2100-12-31T12:00:00Z", date(2100, 12, 31)),
        ("9999-12-31T23:59:59Z", date(2100, 12, 31)),
        ("2050-01-01T00:00:00Z", date(2050, 1, 1)),
        ("2026-12-01", date(2026, 12, 1)),
    ],
)
def test_an_end_beyond_the_calendar_is_the_end_of_2100(expiration: str, expires_on: date) -> None:
    publication = {"creation": "0001-01-01T00:00:00Z", "expiration": expiration}
    found = read_v3(json.dumps(_one(publication=publication)).encode(), "f", TODAY).offers[0]
    assert (found.published_on, found.expires_on) == (None, expires_on)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "JSON"),
        (b"{jobs:", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[]", "flux v3 attendu"),
        (b'{"jobs": {}}', "flux v3 attendu"),
        (b'{"jobs": [], "recruiters": {"a": 1}}', "liste attendue"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_feed_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(BrokenInput, match=reason):
        read_v3(content, "f.json", TODAY)


def test_an_empty_feed_is_a_feed() -> None:
    found = read_v3(b'{"jobs": [], "recruiters": [], "warnings": []}', "f.json", TODAY)
    assert (found.offers, found.employers, found.flaws) == ((), (), ())
