"""`/administration/changements`: what an administrator does to accounts is told, and exported."""

import pytest
from doors.signed_browser import Browser

from models.enums import Role

ADDRESS = "/administration/changements"
ADMINISTRATOR = "administratrice-demo"
CHANGED = "cre-lemans"


@pytest.fixture
def browser(demo_app):
    return Browser(demo_app, lambda _path: ADMINISTRATOR)


def _rows(page):
    return [each.text for each in page.all("tr")][1:]


def test_a_role_given_is_a_line_with_both_names(browser, page_of):
    browser.post(f"/administration/comptes/{CHANGED}/role", data={"role": "adviser"})
    latest = _rows(page_of(ADDRESS, browser))[0]
    assert "rôle donné : conseiller" in latest
    assert CHANGED in latest
    assert ADMINISTRATOR in latest


def test_an_account_made_and_closed_is_told_and_exported(browser, page_of):
    made = {"nom": "Nom Secret", "identifiant": "secret@ml.example", "role": "adviser"}
    browser.post("/administration/comptes", data=made)
    browser.post(f"/administration/comptes/{CHANGED}/fermeture")
    closed, created = _rows(page_of(ADDRESS, browser))[:2]
    assert "compte fermé" in closed
    assert "compte créé : conseiller" in created
    answer = browser.get(f"{ADDRESS}/export")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].split(";")[:4] == ["Date", "Heure", "Compte", "Changement"]
    assert "compte fermé" in lines[1]
    assert CHANGED in lines[1]
    assert "Secret" not in answer.text
    assert "secret@" not in answer.text


def test_what_is_refused_leaves_no_line(browser, page_of):
    before = _rows(page_of(ADDRESS, browser))
    browser.post(f"/administration/comptes/{ADMINISTRATOR}/fermeture")
    browser.post("/administration/comptes/conseillere-mamers/fermeture")
    browser.post("/administration/comptes", data={"nom": "", "identifiant": "x", "role": "adviser"})
    assert _rows(page_of(ADDRESS, browser)) == before


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/export"])
def test_nobody_else_reads_them(signed_in, role, address):
    assert signed_in(role).get(address).status_code == 403
