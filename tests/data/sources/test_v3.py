"""A v3 feed's traps are known one by one, and what is no feed is refused."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.sources.v3 import read_v3
from data.sources.v3_records import V3Employer, V3Feed, V3Offer
from models.enums import ApplyWay, OfferKind, OfferStatus
from models.errors import BrokenInput

TODAY = date(2026, 11, 22)
CASES = Path(__file__).resolve().parents[2] / "cases" / "v3"


@pytest.fixture(scope="module")
def feed() -> V3Feed:
    return read_v3((CASES / "traps.json").read_bytes(), "traps.json", TODAY)


def _offer(feed: V3Feed, name: str) -> V3Offer:
    return next(offer for offer in feed.offers if offer.key == f"Exemple Emploi|{name}")


def _employer(feed: V3Feed, name: str) -> V3Employer:
    key = _offer(feed, name).employer_key
    return next(employer for employer in feed.employers if employer.key == key)


def test_a_null_level_is_kept_as_unknown(feed: V3Feed) -> None:
    assert _offer(feed, "level-null").diploma_level is None
    assert _offer(feed, "expired").diploma_level == 3


def test_a_delegated_offer_keeps_its_point_and_nothing_of_the_cfa(feed: V3Feed) -> None:
    offer, employer = _offer(feed, "delegated"), _employer(feed, "delegated")
    assert offer.is_delegated
    assert offer.point == (48.0061, 0.1996)
    assert (employer.siret, employer.address, employer.trade_name) == (None, None, None)
    assert "CFA D'EXEMPLE" not in employer.legal_name


def test_without_siret_one_name_at_one_address_is_one_employer(feed: V3Feed) -> None:
    first, again = _employer(feed, "siret-null"), _employer(feed, "siret-null-again")
    assert first is again
    assert first.siret is None
    assert _employer(feed, "nameless").legal_name == "Employeur non communiqué"


def test_a_siret_with_a_wrong_key_is_left_out_and_said(feed: V3Feed) -> None:
    assert _employer(feed, "bad-siret").siret is None
    line = _offer(feed, "bad-siret").line
    assert [flaw.refused for flaw in feed.flaws if flaw.line == line] == [False]


@pytest.mark.parametrize("name", ["point-null", "point-zero"])
def test_a_null_or_zero_point_is_unknown(feed: V3Feed, name: str) -> None:
    assert _offer(feed, name).point is None


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("level-null", OfferStatus.LIVE),
        ("expired", OfferStatus.EXPIRED),
        ("last-day", OfferStatus.LIVE),
        ("no-expiry-60", OfferStatus.LIVE),
        ("no-expiry-old", OfferStatus.EXPIRED),
        ("undated", OfferStatus.LIVE),
        ("filled", OfferStatus.FILLED),
        ("cancelled", OfferStatus.WITHDRAWN),
        ("pending", OfferStatus.DRAFT),
    ],
)
def test_the_status_follows_the_feed_and_the_day(
    feed: V3Feed, name: str, status: OfferStatus
) -> None:
    assert _offer(feed, name).status is status


def test_without_expiry_an_offer_lasts_sixty_days_from_its_creation(feed: V3Feed) -> None:
    offer = _offer(feed, "no-expiry-60")
    assert (offer.published_on, offer.expires_on) == (date(2026, 9, 23), TODAY)


def test_moments_become_days_in_paris(feed: V3Feed) -> None:
    # 31 December 23:00 UTC is midnight of the new year in France.
    assert _offer(feed, "level-null").start_from == date(2027, 1, 1)


def test_professionalisation_alone_is_a_kind_of_its_own(feed: V3Feed) -> None:
    assert _offer(feed, "pro-only").kind is OfferKind.PROFESSIONALISATION
    assert _offer(feed, "level-null").kind is OfferKind.APPRENTICESHIP


def test_a_temp_agency_is_known_by_its_activity(feed: V3Feed) -> None:
    employer = _employer(feed, "temp-agency")
    assert (employer.naf, employer.is_temp_agency, employer.headcount) == ("7820Z", True, 10)
    assert _offer(feed, "temp-agency").places == 3
    assert _employer(feed, "level-null").is_temp_agency is False


def test_a_size_band_from_zero_says_no_number(feed: V3Feed) -> None:
    assert _employer(feed, "level-null").headcount is None


def test_only_web_links_become_ways_to_apply(feed: V3Feed) -> None:
    assert _offer(feed, "level-null").apply_way is ApplyWay.URL
    assert _offer(feed, "script-link").apply_way is ApplyWay.THROUGH_OWNER
    assert _offer(feed, "script-link").apply_value is None


def test_an_offer_given_twice_is_kept_once(feed: V3Feed) -> None:
    keys = [offer.key for offer in feed.offers]
    assert len(keys) == len(set(keys)) == 22
    assert [flaw.reason for flaw in feed.flaws if flaw.form == "double"] == ["offre déjà lue"]


def test_a_document_out_of_the_schema_is_left_out_with_its_path(feed: V3Feed) -> None:
    refused = {flaw.column for flaw in feed.flaws if flaw.refused}
    assert refused == {"jobs.offer.title", "recruiters.identifier"}


def test_recruiters_become_employers_and_meet_those_of_offers(feed: V3Feed) -> None:
    sirets = [employer.siret for employer in feed.employers if employer.siret]
    assert "12345678200317" in sirets
    assert len(sirets) == len(set(sirets))


def test_descriptions_lose_their_tags_and_warnings_are_kept(feed: V3Feed) -> None:
    description = _offer(feed, "level-null").description
    assert description == "Poste fictif, écrit pour les essais & les cas jugés."
    assert feed.warnings == ("Source indisponible",)


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
