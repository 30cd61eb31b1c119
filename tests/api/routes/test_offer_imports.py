"""A program sends a list of offers, settles its columns, lands it and reads the account."""

import time

import pytest
from doors.signed_browser import Browser

CONTENT = (
    "Réf. offre;Type;Titre;ROME;Entreprise;Ville;CP;Quand\r\n"
    "A-1;apprentissage;Apprenti boulanger;D1102;FOURNIL ESSAI;Le Mans;72000;01/02/2027\r\n"
    "A-2;apprentissage;Apprenti cuisinier;G1602;AUBERGE ESSAI;Le Mans;72000;31/02/2027\r\n"
).encode()
ADDRESS = "/api/v1/offer-imports"
PATIENCE = 60.0


@pytest.fixture
def officer(demo_app):
    """A Mission Locale's officer; whoever lands files stops with the test."""
    yield Browser(demo_app, lambda _path: "cre-lemans")
    demo_app.state.access.imports.stop()


@pytest.fixture
def sent(officer) -> str:
    """Number of a list just sent."""
    answer = officer.post(ADDRESS, params={"name": "liste.csv"}, content=CONTENT)
    assert answer.status_code == 201, answer.text
    assert answer.json()["columns"]["Réf. offre"] == "source_id"
    return answer.json()["id"]


def landed(officer, sent, **asked):
    answer = officer.post(f"{ADDRESS}/{sent}/landing", json=asked)
    assert answer.status_code == 202, answer.text
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        told = officer.get(f"{ADDRESS}/{sent}").json()
        if told["status"] == "done":
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def test_a_list_is_tried_then_landed_and_refused_cells_told_without_values(officer, sent) -> None:
    tried = landed(officer, sent, preview=True, columns={"Quand": "start_from"})
    assert (tried["preview"], tried["report"]["added"]) == (True, 1)
    told = landed(officer, sent)
    assert (told["report"]["added"], told["report"]["rejected"]) == (1, 1)
    (flaw,) = told["report"]["flaws"]
    assert (flaw["line"], flaw["column"]) == (3, "Quand")
    assert "31/02/2027" not in str(told)


def test_an_unknown_field_is_refused_and_a_list_given_up_is_gone(officer, sent) -> None:
    wrong = officer.post(f"{ADDRESS}/{sent}/landing", json={"columns": {"Quand": "jamais"}})
    assert wrong.status_code == 422
    assert officer.delete(f"{ADDRESS}/{sent}").status_code == 204
    assert officer.post(f"{ADDRESS}/{sent}/landing", json={}).status_code == 422


def test_too_long_a_body_and_another_structure_are_refused(officer, sent, demo_app) -> None:
    long = officer.post(ADDRESS, params={"name": "l.csv"}, content=b"x" * 10_000_001)
    assert long.status_code == 413
    chamber = Browser(demo_app, lambda _path: "dev-cma-lemans")
    assert chamber.get(f"{ADDRESS}/{sent}").status_code == 404
