"""Employers are entered once each; offers find their employer, trade and place."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from api.services.imports.import_file import import_file
from api.services.imports.request import ImportRequest
from models.enums import ApplyWay, OfferKind, OfferStatus, Visibility
from models.store.pool_version import pool_version
from models.tables import Employer, Offer

SIRET, OTHER_SIRET = "12345678200010", "12345678200028"


def _employer(**cells: str) -> dict[str, str]:
    line = {"SIRET": SIRET, "Raison sociale": "FOURNIL D'EXEMPLE", "Code NAF": "10.71C"}
    return line | {"Commune": "La Flèche", "Code postal": "72200"} | cells


def _offer(number: str = "O1", **cells: str) -> dict[str, str]:
    line = {"Identifiant": number, "Type": "apprentissage", "Intitulé": "Apprenti boulanger"}
    line |= {"Métier": "D1102", "SIRET": SIRET, "Employeur": "FOURNIL D'EXEMPLE"}
    return line | cells


def test_an_employer_lands_with_its_commune_and_its_centre(desk) -> None:
    assert desk.give("employers", _employer()).added == 1
    (stored,) = desk.all(Employer)
    assert (stored.siret, stored.naf, stored.insee) == (SIRET, "1071C", "72154")
    assert (round(stored.lat, 1), round(stored.lng, 1)) == (47.7, -0.1)


def test_coordinates_given_go_before_the_centre(desk) -> None:
    desk.give("employers", _employer(Latitude="47,7001", Longitude="-0,0801"))
    assert (desk.all(Employer)[0].lat, desk.all(Employer)[0].lng) == (47.7001, -0.0801)


def test_an_employer_whose_commune_is_unknown_lands_without_place(desk) -> None:
    report = desk.give("employers", _employer(Commune="Nulle-Part", **{"Code postal": ""}))
    assert (report.added, report.rejected) == (1, 0)
    assert [flaw.refused for flaw in report.flaws] == [False]
    assert desk.all(Employer)[0].lat is None


def test_a_departement_tells_communes_of_one_name_apart(desk) -> None:
    lines = _employer(Commune="Moulins", Département="3", **{"Code postal": ""})
    desk.give("employers", lines)
    assert desk.all(Employer)[0].insee == "03190"


@pytest.mark.shared
def test_the_register_of_cfas_is_read_as_published(desk, shared_data: Path) -> None:
    path = shared_data / "organismes-prepa-apprentissage.csv"
    request = ImportRequest("employers", path, "réseau CFA")
    report = import_file(desk.tools, request)
    assert (report.added, report.rejected) == (6059, 0)
    placed = sum(employer.insee is not None for employer in desk.all(Employer))
    # 99.8 % of its communes are in the communes table (the file's own paper).
    assert placed / 6059 > 0.99


def test_importing_employers_twice_changes_nothing(desk) -> None:
    lines = _employer(), _employer(SIRET="", Identifiant="E2")
    desk.give("employers", *lines)
    before = desk.everything()
    report = desk.give("employers", *lines)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert desk.everything() == before


def test_one_siret_is_one_employer_across_sources_and_only_gaps_are_filled(desk) -> None:
    desk.give("employers", _employer(), source="a")
    report = desk.give(
        "employers", _employer(**{"Raison sociale": "X", "Effectif": "7"}), source="b"
    )
    assert (report.added, report.updated) == (0, 1)
    (stored,) = desk.all(Employer)
    assert (stored.legal_name, stored.headcount, stored.source_name) == (
        "FOURNIL D'EXEMPLE",
        7,
        "a",
    )


def test_one_establishment_twice_in_a_file_lands_once(desk) -> None:
    report = desk.give("employers", _employer(Identifiant="A"), _employer(Identifiant="B"))
    assert (report.added, report.rejected) == (1, 1)


def test_the_same_number_with_another_siret_is_another_employer(desk) -> None:
    desk.give("employers", _employer(Identifiant="1"))
    assert desk.give("employers", _employer(SIRET=OTHER_SIRET, Identifiant="1")).added == 1
    assert desk.all(Employer)[0].siret != desk.all(Employer)[1].siret


def test_an_edit_made_here_on_an_employer_wins(desk) -> None:
    desk.give("employers", _employer())
    with desk.sessions.begin() as session:
        session.execute(update(Employer).values(legal_name="ICI", edited_fields="legal_name"))
    report = desk.give("employers", _employer())
    assert [(c.table_name, c.field) for c in report.conflicts] == [("employer", "legal_name")]
    assert desk.all(Employer)[0].legal_name == "ICI"


def test_an_offer_lands_with_its_employer(desk) -> None:
    line = _offer(Places="2", Nuit="x", **{"Niveau préparé": "CAP"})
    report = desk.give("offers", line)
    assert (report.added, report.rejected) == (1, 0)
    (offer,), (employer,) = desk.all(Offer), desk.all(Employer)
    assert offer.employer_id == employer.id
    assert (offer.kind, offer.rome, offer.diploma_level) == (OfferKind.APPRENTICESHIP, "D1102", 3)
    assert (offer.places, offer.visibility) == (2, Visibility.SHARED)
    assert (offer.status, offer.apply_way) == (OfferStatus.LIVE, ApplyWay.THROUGH_OWNER)


def test_an_offer_joins_the_employer_already_known(desk) -> None:
    desk.give("employers", _employer(), source="a")
    desk.give("offers", _offer(Employeur="autre nom"), source="b")
    (employer,) = desk.all(Employer)
    assert employer.legal_name == "FOURNIL D'EXEMPLE"


def test_without_siret_a_name_in_a_commune_is_one_employer(desk) -> None:
    lines = [
        _offer(str(n), SIRET="", Commune=commune, **{"Code postal": ""})
        for n, commune in enumerate(["Le Mans", "Le Mans", "La Flèche"])
    ]
    assert desk.give("offers", *lines).added == 3
    assert desk.count(Employer) == 2


@pytest.mark.parametrize(
    ("code", "rome"), [("A1102", "A1101"), ("D1102", "D1102"), ("boulanger", "D1102")]
)
def test_trades_are_rome_3_whatever_was_written(desk, code: str, rome: str) -> None:
    desk.give("offers", _offer(Métier=code))
    assert desk.all(Offer)[0].rome == rome


def test_an_offer_without_a_known_trade_is_refused(desk) -> None:
    report = desk.give("offers", _offer(Métier="N9999"), _offer("O2", Métier="", Intitulé="Poste"))
    assert (report.added, report.rejected) == (0, 2)
    assert [flaw.column for flaw in report.flaws] == ["Métier", "Intitulé"]


def test_importing_offers_twice_changes_nothing_and_a_newer_file_updates(desk) -> None:
    desk.give("offers", _offer(), _offer("O2"))
    before = desk.everything()
    assert desk.give("offers", _offer(), _offer("O2")).unchanged == 2
    assert desk.everything() == before
    report = desk.give("offers", _offer(Places="3"), _offer("O2"))
    assert (report.updated, report.unchanged) == (1, 1)


@pytest.mark.parametrize(
    ("expires", "status"),
    [("21/11/2026", OfferStatus.EXPIRED), ("22/11/2026", OfferStatus.LIVE)],
)
def test_an_offer_expires_the_day_after_its_last(desk, expires: str, status: OfferStatus) -> None:
    desk.give("offers", _offer(**{"Expire le": expires}))
    assert desk.all(Offer)[0].status is status


def test_an_offer_expired_in_an_older_file_reopens_with_its_new_date(desk) -> None:
    desk.give("offers", _offer(**{"Expire le": "21/11/2026"}))
    desk.give("offers", _offer(**{"Expire le": "31/12/2026"}))
    stored = desk.all(Offer)[0]
    assert (stored.status, stored.expires_on) == (OfferStatus.LIVE, date(2026, 12, 31))


def test_a_start_window_that_ends_before_it_begins_is_refused(desk) -> None:
    cells = {"Début au plus tôt": "02/09/2026", "Début au plus tard": "01/09/2026"}
    assert desk.give("offers", _offer(**cells)).rejected == 1
    cells["Début au plus tard"] = "02/09/2026"
    assert desk.give("offers", _offer(**cells)).added == 1


def test_an_offer_needs_an_employer_with_siret_or_name(desk) -> None:
    report = desk.give("offers", _offer(SIRET="", Employeur=""))
    assert (report.added, report.rejected) == (0, 1)


def test_the_pool_changes_with_offers_and_employers_and_only_then(desk) -> None:
    def version() -> int:
        with desk.sessions() as session:
            return pool_version(session)

    desk.give("offers", _offer())
    first = version()
    assert first > 0
    desk.give("offers", _offer())
    assert version() == first
    desk.give("offers", _offer(Places="4"))
    assert version() == first + 1


def test_two_structures_may_number_their_offers_alike(desk) -> None:
    from models.enums import NetworkKind
    from models.tables import Network, Structure

    with desk.sessions.begin() as session:
        session.add(Network(id="n", name="N", kind=NetworkKind.MISSION_LOCALE))
        session.flush()
        session.add_all(Structure(id=name, network_id="n", name=name) for name in ("s1", "s2"))
    desk.give("offers", _offer(), structure_id="s1")
    assert desk.give("offers", _offer(), structure_id="s2").added == 1
    assert {offer.owner_structure_id for offer in desk.all(Offer)} == {"s1", "s2"}
