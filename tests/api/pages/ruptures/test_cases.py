"""Case by case: what an adviser says of a rupture from the page."""

import pytest
from doors.signed_browser import Browser
from sqlalchemy import select

from models.enums import RuptureMatch
from models.tables import RuptureCase, YoungPerson

SOMEBODY = "rupture-18"


@pytest.fixture
def adviser(demo_app) -> Browser:
    return Browser(demo_app, lambda _path: "conseillere-lemans")


@pytest.fixture
def cases_of(demo_app):
    """The cases of a condition, as they stand."""

    def read(*conditions):
        with demo_app.state.access.store.reading() as session:
            return session.scalars(select(RuptureCase).where(*conditions)).all()

    return read


@pytest.fixture
def own_adviser(demo_app) -> str:
    """Who follows SOMEBODY."""
    with demo_app.state.access.store.reading() as session:
        found = session.get_one(YoungPerson, SOMEBODY).referent_id
    assert found
    return found


def test_the_employer_of_a_broken_contract_is_allowed_and_excluded_again(
    demo_app, own_adviser, cases_of
) -> None:
    browser = Browser(demo_app, lambda _path: own_adviser)
    address = f"/ruptures/jeunes/{SOMEBODY}/employeur"
    assert browser.post(address, data={"decision": "permettre"}).status_code == 200
    (case,) = cases_of(RuptureCase.person_id == SOMEBODY)
    assert case.employer_lifted_by == own_adviser
    browser.post(address, data={"decision": "exclure"})
    (again,) = cases_of(RuptureCase.person_id == SOMEBODY)
    assert (again.id, again.employer_lifted_by) == (case.id, None)


def test_a_reported_rupture_is_said_to_be_somebodys(demo_app, own_adviser, cases_of) -> None:
    browser = Browser(demo_app, lambda _path: own_adviser)
    rows = "Nom;Prénom;Date rupture contrat\r\nABSENT;Sacha;14/10/2026\r\n".encode()
    files = {"fichier": ("rupturants.csv", rows, "text/csv")}
    browser.post("/ruptures/import", data={"etape": "importer"}, files=files)
    (case,) = cases_of(RuptureCase.match == RuptureMatch.NOT_KNOWN, RuptureCase.person_id.is_(None))
    address = f"/ruptures/signalements/{case.id}/confirmation"
    assert browser.post(address, data={"jeune": SOMEBODY}).status_code == 200
    (kept,) = cases_of(RuptureCase.id == case.id)
    assert (kept.person_id, kept.match, kept.sealed) == (SOMEBODY, RuptureMatch.MATCHED, None)


def test_a_rupture_that_is_not_there_is_not_confirmed(adviser) -> None:
    answer = adviser.post("/ruptures/signalements/absent/confirmation", data={"jeune": ""})
    assert answer.status_code == 404


def test_whose_contract_did_not_break_has_no_employer_to_allow(adviser) -> None:
    answer = adviser.post("/ruptures/jeunes/objector-19/employeur", data={"decision": "permettre"})
    # The file is Le Mans' own: what is missing is a broken contract.
    assert answer.status_code == 404


def test_who_may_not_write_files_decides_nothing(demo_app) -> None:
    officer = Browser(demo_app, lambda _path: "cre-lemans")
    answer = officer.post("/ruptures/jeunes/rural-17/employeur", data={"decision": "permettre"})
    assert answer.status_code == 403
