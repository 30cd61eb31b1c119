"""Employers are entered once each, wherever they come from; an edit made here wins."""

from pathlib import Path

import pytest
from sqlalchemy import update

from api.services.imports.import_file import import_file
from api.services.imports.request import ImportRequest
from models.tables import Employer

SIRET, OTHER_SIRET = "12345678200010", "12345678200028"


def _employer(**cells: str) -> dict[str, str]:
    line = {"SIRET": SIRET, "Raison sociale": "FOURNIL D'EXEMPLE", "Code NAF": "10.71C"}
    return line | {"Commune": "La Flèche", "Code postal": "72200"} | cells


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
