"""`/administration`: accounts, structures, settings and tables, for administrators only."""

import re

import pytest
from doors.signed_browser import Browser

ADDRESS = "/administration"
SOMEBODY = "conseillere-lemans"


@pytest.fixture
def browser(demo_app):
    return Browser(demo_app, lambda _path: "administratrice-demo")


def _text(page):
    (main,) = page.all("main")
    return re.sub(r"\s+", " ", main.text.replace("\u00a0", " "))


def test_it_shows_accounts_structures_tables_and_settings(browser, page_reader) -> None:
    page = page_reader(browser.get(ADDRESS).text)
    assert max(page.ids().values()) == 1
    text = _text(page)
    for words in ("conseillere-lemans@demo.example", "ML SARTHE NORD", "DATABASE_URL", "jours"):
        assert words in text
    assert "conseillere-mamers@demo.example" not in text
    for link in page.all("a"):
        target = link.attributes.get("href") or ""
        assert not target.startswith("#") or target[1:] in page.ids()


@pytest.mark.parametrize("adviser", [SOMEBODY, "coordinatrice-sarthe", "cre-lemans"])
def test_nobody_else_enters(demo_app, adviser) -> None:
    other = Browser(demo_app, lambda _path: adviser)
    assert other.get(ADDRESS).status_code == 403
    assert other.post(f"{ADDRESS}/comptes/{SOMEBODY}/fermeture").status_code == 403


def test_a_new_account_shows_its_password_once(browser, page_reader) -> None:
    typed = {"nom": "Nouvelle", "identifiant": "nouvelle@ml.example", "role": "adviser"}
    page = page_reader(browser.post(f"{ADDRESS}/comptes", data=typed).text)
    (shown,) = page.all("input", id="mot-de-passe-donne")
    assert len(shown.attributes["value"]) > 12
    assert shown.attributes["value"] not in browser.get(ADDRESS).text
    assert "nouvelle@ml.example" in browser.get(ADDRESS).text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"identifiant": "pas une adresse"}, "identifiant"),
        ({"identifiant": "conseillere-lemans@demo.example"}, "identifiant"),
        ({"nom": " "}, "nom"),
        ({"nom": "2 85 05 78 006 084 36"}, "nom"),
        ({"role": "emperor"}, "role"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(browser, page_reader, changed, field) -> None:
    typed = {"nom": "Nouvelle", "identifiant": "nouvelle@ml.example", "role": "adviser"}
    answer = browser.post(f"{ADDRESS}/comptes", data=typed | changed)
    assert answer.status_code == 422
    assert page_reader(answer.text).all("div", id=f"erreur-{field}")
    assert "2 85 05 78" not in answer.text


def test_an_account_is_closed_and_opened_again(browser) -> None:
    closed = browser.post(f"{ADDRESS}/comptes/{SOMEBODY}/fermeture")
    assert "fermé" in closed.text
    opened = browser.post(f"{ADDRESS}/comptes/{SOMEBODY}/mot-de-passe")
    assert "Mot de passe provisoire" in opened.text
    role = browser.post(f"{ADDRESS}/comptes/{SOMEBODY}/role", data={"role": "coordinator"})
    assert role.status_code == 200
    unknown = browser.post(f"{ADDRESS}/comptes/{SOMEBODY}/role", data={"role": "x"})
    assert unknown.status_code == 422


def test_ones_own_account_is_for_somebody_else(browser) -> None:
    for act, sent in (("fermeture", {}), ("mot-de-passe", {}), ("role", {"role": "adviser"})):
        answer = browser.post(f"{ADDRESS}/comptes/administratrice-demo/{act}", data=sent)
        assert answer.status_code == 422
        assert "votre propre compte" in answer.text
