"""The v3 sample cases by value: radius, Corsica and overseas, delegated offers, unusable points."""

import json
from collections.abc import Callable

import pytest
from sources.v3_feeds import CASES, landed_offers
from sqlalchemy import select

from api.services.imports.report import ImportReport
from api.services.imports.request import ImportTools
from matcher.travel.distance import haversine_km
from models.enums import OfferStatus
from models.tables import Employer

PARIS = (48.8566, 2.3522)
Give = Callable[..., ImportReport]


def _within(tools: ImportTools, centre: tuple[float, float], km: float) -> set[str]:
    return {
        name
        for name, (offer, _) in landed_offers(tools).items()
        if float(haversine_km(*centre, offer.lat, offer.lng)) <= km
    }


def test_thirty_km_around_paris_keeps_versailles_and_drops_marseille(
    give: Give, tools: ImportTools
) -> None:
    give("places")
    assert _within(tools, PARIS, 30) == {"paris", "clichy", "levallois", "versailles"}


def test_the_radius_is_measured_not_the_departement(give: Give, tools: ImportTools) -> None:
    give("places")
    # Melun is 42 km away by geodesy, Versailles 18, Clichy 6, Levallois 6.
    assert "melun" not in _within(tools, PARIS, 41)
    assert "melun" in _within(tools, PARIS, 43)
    assert _within(tools, PARIS, 10) == {"paris", "clichy", "levallois"}


@pytest.mark.parametrize(
    ("name", "insee"),
    [
        ("paris", "75104"),
        ("versailles", "78646"),
        ("marseille", "13201"),
        ("ajaccio", "2A004"),
        ("bastia", "2B033"),
        ("guadeloupe", "97120"),
        ("martinique", "97209"),
        ("guyane", "97302"),
        ("reunion", "97411"),
        ("mayotte", "97611"),
    ],
)
def test_corsica_and_overseas_are_places_like_any_other(
    give: Give, tools: ImportTools, name: str, insee: str
) -> None:
    report = give("places")
    assert report.rejected == 0
    offer, employer = landed_offers(tools)[name]
    assert (offer.status, offer.insee, employer.insee) == (OfferStatus.LIVE, insee, insee)


def test_a_delegated_offer_is_where_its_point_is_under_an_unknown_employer(
    give: Give, tools: ImportTools
) -> None:
    give("traps")
    offer, employer = landed_offers(tools)["delegated"]
    assert offer.is_delegated
    assert (offer.lat, offer.lng, offer.insee) == (48.0061, 0.1996, "72181")
    # The address in the feed is the CFA's, in Marseille.
    assert (employer.siret, employer.address, employer.insee) == (None, None, "72181")
    with tools.sessions() as session:
        names = set(session.scalars(select(Employer.legal_name)))
        assert session.scalar(select(Employer).where(Employer.siret == "12345678200903")) is None
    assert "CFA D'EXEMPLE" not in names


def test_two_delegated_offers_of_one_cfa_are_two_unknown_employers(
    give: Give, tools: ImportTools
) -> None:
    feed = json.loads((CASES / "traps.json").read_text(encoding="utf-8"))
    job = next(j for j in feed["jobs"] if j["is_delegated"])
    other = {**job, "identifier": {**job["identifier"], "partner_job_id": "delegated-2"}}
    give({"jobs": [job, other], "recruiters": []})
    offers = landed_offers(tools)
    assert offers["delegated"][1].id != offers["delegated-2"][1].id


@pytest.mark.parametrize("name", ["point-null", "point-zero", "point-swapped"])
def test_without_a_usable_point_the_address_places_the_employer(
    give: Give, tools: ImportTools, name: str
) -> None:
    give("traps")
    offer, employer = landed_offers(tools)[name]
    assert (offer.insee, offer.lat) == (None, None)
    assert employer.insee == "72154"
    assert round(float(employer.lat or 0), 1) == 47.7
