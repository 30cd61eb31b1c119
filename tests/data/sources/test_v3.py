"""A v3 feed's traps are known one by one."""

from datetime import date
from pathlib import Path

import pytest

from data.sources.v3 import read_v3
from data.sources.v3_records import V3Employer, V3Feed, V3Offer
from models.enums import ApplyWay, OfferKind, OfferStatus

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
