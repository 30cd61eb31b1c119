"""Input kept on the way over a provider, where one is led afterwards, and leaving."""

from urllib.parse import urlsplit

import pytest
from doors.forms_of_page import hidden_in
from doors.signed_browser import COOKIE

from api.services.accounts.secrets.readable_passwords import demo_password

PATH = "/jeunes/rural-17/dossier/deplacements"
TYPED = {"mot": "gardé <b>"}


def test_what_was_typed_before_the_session_ended_is_given_back(ended, comes):
    browser, page = ended
    answer = comes(browser, page=page)
    assert answer.status_code == 200
    assert f'action="{PATH}"' in answer.text
    assert 'name="mot" value="gardé &lt;b&gt;"' in answer.text
    assert COOKIE in answer.headers["set-cookie"]


def test_a_refusal_on_the_way_loses_nothing_of_it(ended, comes):
    browser, page = ended
    again = comes(browser, "stranger", page=page)
    assert again.status_code == 401
    assert hidden_in(again.text, "saisie") == hidden_in(page.text, "saisie")
    assert "gardé &lt;b&gt;" in comes(browser, page=again).text


def test_a_colleague_is_not_given_it(ended, comes):
    browser, page = ended
    answer = comes(browser, "lemans", page=page)
    assert answer.status_code == 303
    assert "gardé" not in answer.text


def test_only_what_we_sealed_waits_here(app, stranger, comes):
    assert comes(stranger(app), saisie="forged").status_code == 303


@pytest.mark.parametrize("suite", ["https://evil.example", "//evil.example", "/connexion/retour"])
def test_another_site_is_never_led_to(app, stranger, comes, suite):
    assert comes(stranger(app), suite=suite).headers["location"] == "/"


def test_signing_out_ends_the_session_here_and_leads_to_the_provider(app, stranger, comes):
    browser = stranger(app)
    comes(browser)
    seal = hidden_in(browser.get("/compte").text, "csrf")
    answer = browser.post("/deconnexion", data={"csrf": seal})
    there = urlsplit(answer.headers["refresh"].removeprefix("0;url="))
    assert there.path == "/session/end"
    assert "Vous êtes déconnecté" in answer.text
    assert browser.get("/ruptures").status_code == 303


def test_signing_out_after_a_password_stays_here(app, stranger):
    browser = stranger(app)
    form = {
        "csrf": hidden_in(browser.get("/connexion").text, "csrf"),
        "login": "conseillere-mamers@demo.example",
        "password": demo_password(app.state.access.store.sealer),
    }
    assert browser.post("/connexion", data=form).status_code == 303
    seal = hidden_in(browser.get("/compte").text, "csrf")
    answer = browser.post("/deconnexion", data={"csrf": seal})
    assert (answer.status_code, answer.headers["location"]) == (303, "/connexion")
