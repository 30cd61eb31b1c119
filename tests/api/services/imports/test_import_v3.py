"""The v3 sample cases by value: radius, null level, Corsica and overseas, and every known trap."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session, sessionmaker

from api.services.imports.import_v3 import V3_SOURCE, import_v3
from api.services.imports.report import ImportReport
from api.services.imports.request import ImportRequest, ImportTools
from matcher.travel.distance import haversine_km
from models.enums import OfferKind, OfferStatus
from models.errors import BrokenInput
from models.store.pool_version import pool_version
from models.store.sealing import Sealer
from models.tables import Employer, Offer

CASES = Path(__file__).resolve().parents[3] / "cases" / "v3"
PARIS = (48.8566, 2.3522)
Give = Callable[..., ImportReport]


@pytest.fixture
def tools(sessions: sessionmaker[Session]) -> ImportTools:
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return ImportTools(sessions, Sealer("k" * 40), date(2026, 11, 22), now)


@pytest.fixture
def give(tools: ImportTools, tmp_path: Path) -> Give:
    """Import a sample feed by name, or a document given as such."""

    def imported(case: str | dict[str, Any], **options: Any) -> ImportReport:
        path = CASES / f"{case}.json"
        if isinstance(case, dict):
            path = tmp_path / "feed.json"
            path.write_text(json.dumps(case), encoding="utf-8")
        used = options.pop("tools", tools)
        return import_v3(used, ImportRequest("v3", path, V3_SOURCE, **options))

    return imported


def _offers(tools: ImportTools) -> dict[str, tuple[Offer, Employer]]:
    with tools.sessions() as session:
        rows = session.execute(select(Offer, Employer).join(Employer))
        return {str(offer.source_key).split("|")[1]: (offer, who) for offer, who in rows}


def _within(tools: ImportTools, centre: tuple[float, float], km: float) -> set[str]:
    return {
        name
        for name, (offer, _) in _offers(tools).items()
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
    offer, employer = _offers(tools)[name]
    assert (offer.status, offer.insee, employer.insee) == (OfferStatus.LIVE, insee, insee)


def test_a_null_level_is_kept(give: Give, tools: ImportTools) -> None:
    give("traps")
    offer, _ = _offers(tools)["level-null"]
    assert offer.diploma_level is None
    assert offer.status is OfferStatus.LIVE


def test_a_delegated_offer_is_where_its_point_is_under_an_unknown_employer(
    give: Give, tools: ImportTools
) -> None:
    give("traps")
    offer, employer = _offers(tools)["delegated"]
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
    offers = _offers(tools)
    assert offers["delegated"][1].id != offers["delegated-2"][1].id


@pytest.mark.parametrize("name", ["point-null", "point-zero", "point-swapped"])
def test_without_a_usable_point_the_address_places_the_employer(
    give: Give, tools: ImportTools, name: str
) -> None:
    give("traps")
    offer, employer = _offers(tools)[name]
    assert (offer.insee, offer.lat) == (None, None)
    assert employer.insee == "72154"
    assert round(float(employer.lat or 0), 1) == 47.7


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("expired", OfferStatus.EXPIRED),
        ("last-day", OfferStatus.LIVE),
        ("filled", OfferStatus.FILLED),
        ("cancelled", OfferStatus.WITHDRAWN),
        ("pending", OfferStatus.DRAFT),
        ("no-expiry-old", OfferStatus.EXPIRED),
        ("no-expiry-60", OfferStatus.LIVE),
    ],
)
def test_only_open_offers_are_live(
    give: Give, tools: ImportTools, name: str, status: OfferStatus
) -> None:
    give("traps")
    assert _offers(tools)[name][0].status is status


def test_professionalisation_is_apart(give: Give, tools: ImportTools) -> None:
    give("traps")
    assert _offers(tools)["pro-only"][0].kind is OfferKind.PROFESSIONALISATION


def test_trades_are_rome_3_parents_and_unknown_codes_are_reported(
    give: Give, tools: ImportTools
) -> None:
    report = give("traps")
    offer, _ = _offers(tools)["several-trades"]
    # A1102 of ROME 4 is narrower than A1102 of ROME 3: its parent is A1101.
    assert (offer.rome, offer.other_romes) == ("A1101", "D1106")
    assert "unknown-trade" not in _offers(tools)
    reasons = {flaw.line: flaw.refused for flaw in report.flaws if "rome" in flaw.column}
    assert reasons == {18: False, 19: True}


def test_a_title_serves_when_no_code_is_known(give: Give, tools: ImportTools) -> None:
    give("traps", tools=replace(tools, resolve_trade={"Poste mystère": "D1106"}.get))
    assert _offers(tools)["unknown-trade"][0].rome == "D1106"


def test_without_siret_the_same_name_and_address_is_one_employer(
    give: Give, tools: ImportTools
) -> None:
    give("traps")
    offers = _offers(tools)
    assert offers["siret-null"][1].id == offers["siret-null-again"][1].id
    assert offers["nameless"][1].legal_name == "Employeur non communiqué"


def test_recruiters_become_employers_without_offers(give: Give, tools: ImportTools) -> None:
    give("traps")
    with tools.sessions() as session:
        found = session.scalars(select(Employer).where(Employer.siret == "12345678200317")).one()
        offers = session.scalars(select(Offer).where(Offer.employer_id == found.id)).all()
    assert (found.insee, found.headcount, list(offers)) == ("72264", 20, [])


def test_what_a_feed_leaves_out_of_an_employer_stays_known(give: Give, tools: ImportTools) -> None:
    give("traps")
    feed = json.loads((CASES / "traps.json").read_text(encoding="utf-8"))
    give({"jobs": [], "recruiters": feed["recruiters"]})
    assert _offers(tools)["level-null"][1].naf == "1071C"


def test_importing_a_feed_twice_changes_nothing(give: Give, tools: ImportTools) -> None:
    first = give("traps")
    with tools.sessions() as session:
        version = pool_version(session)
    second = give("traps")
    assert first.added == first.updated + first.added > 0
    assert (second.added, second.updated, second.unchanged) == (0, 0, first.added)
    with tools.sessions() as session:
        assert pool_version(session) == version


def test_the_next_day_offers_expire_by_themselves_at_import(give: Give, tools: ImportTools) -> None:
    give("traps")
    tomorrow = replace(tools, today=date(2026, 11, 23))
    assert give("traps", tools=tomorrow).updated == 2
    assert _offers(tools)["last-day"][0].status is OfferStatus.EXPIRED


def test_a_newer_feed_updates_and_an_edit_made_here_wins(give: Give, tools: ImportTools) -> None:
    give("places")
    with tools.sessions.begin() as session:
        kept = select(Offer.id).where(Offer.source_key == "Exemple Emploi|paris")
        edit = update(Offer).where(Offer.id.in_(kept))
        session.execute(edit.values(title="Titre d'ici", edited_fields="title"))
    feed = json.loads((CASES / "places.json").read_text(encoding="utf-8"))
    for job in feed["jobs"]:
        job["offer"] |= {"title": "Nouveau titre", "opening_count": 2}
    report = give(feed)
    offers = _offers(tools)
    assert (offers["paris"][0].title, offers["paris"][0].places) == ("Titre d'ici", 2)
    assert offers["clichy"][0].title == "Nouveau titre"
    assert [(c.table_name, c.field) for c in report.conflicts] == [("offer", "title")]


def test_offers_absent_from_a_newer_feed_stay_until_they_expire(
    give: Give, tools: ImportTools
) -> None:
    give("places")
    give({"jobs": [], "recruiters": []})
    assert _offers(tools)["paris"][0].status is OfferStatus.LIVE


def test_strict_lands_nothing_of_a_feed_with_a_refusal(give: Give, tools: ImportTools) -> None:
    assert not give("traps", strict=True).landed
    assert _offers(tools) == {}
    assert give("places", strict=True).landed


def test_warnings_of_the_feed_are_told(give: Give) -> None:
    assert "Avertissement du flux : Source indisponible" in give("traps").messages


def test_a_file_that_is_absent_is_refused(tools: ImportTools, tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="illisible"):
        import_v3(tools, ImportRequest("v3", tmp_path / "absent.json", V3_SOURCE))
