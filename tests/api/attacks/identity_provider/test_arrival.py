"""Coming in by a real identity provider: whose browser, whose words, led where."""

from datetime import timedelta
from html import unescape

import pytest
from doors.forms_of_page import hidden_in
from doors.identity_provider import comes_back
from doors.signed_browser import COOKIE, HOST
from sqlalchemy import select

from models.tables import Account, SignedSession

PATH = "/jeunes/rural-17/dossier/deplacements"
TYPED = {"mot": "gardé <b>"}


def test_where_no_provider_is_set_its_button_and_addresses_do_not_exist(own_app, stranger):
    browser = stranger(own_app)
    page = browser.get("/connexion")
    assert "S'identifier avec" not in page.text
    assert browser.get("/connexion/retour?code=x&state=y").status_code == 404
    form = {"csrf": hidden_in(page.text, "csrf")}
    assert browser.post("/connexion/fournisseur", data=form).status_code == 404


def test_the_button_leads_to_the_provider_and_back_to_where_one_was_going(app, stranger, comes):
    browser = stranger(app)
    assert "S'identifier avec ProConnect" in browser.get("/connexion").text
    answer = comes(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ruptures")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert browser.get("/ruptures").status_code == 200
    account = browser.get("/compte").text
    # The demo's accounts have chosen their password.
    assert "Mot de passe actuel" in account


def test_who_has_no_password_is_told_so_instead_of_being_asked_for_it(app, stranger, comes):
    with app.state.access.store.sessions.begin() as session:
        session.get_one(Account, "conseillere-mamers").must_change_password = True
    browser = stranger(app)
    comes(browser)
    account = unescape(browser.get("/compte").text)
    assert "n'avez pas de mot de passe ici" in account
    assert "Mot de passe actuel" not in account


def test_the_session_before_ends_and_the_new_one_has_a_token_of_its_own(
    app, stranger, comes, held_by
):
    held = held_by(app)
    browser = stranger(app)
    browser.cookies.set(COOKIE, held.cookie, domain=HOST)
    page = stranger(app).get("/connexion")
    # The form of a page shown before signing in elsewhere: sent again from this session.
    assert comes(browser, page=page, csrf=held.seal).status_code == 303
    with app.state.access.store.reading() as session:
        (only,) = session.scalars(select(SignedSession)).all()
    assert only.provider_token is not None


def test_an_answer_brought_to_another_browser_opens_nothing_there(app, stranger, leaves):
    attacker, victim = stranger(app), stranger(app)
    back = comes_back(leaves(attacker, attacker.get("/connexion")), "lemans")
    victim.get("/connexion")
    answer = victim.get(back)
    assert answer.status_code == 401
    assert "n'est pas attendue par ce navigateur" in unescape(answer.text)
    assert COOKIE not in answer.headers.get("set-cookie", "")
    assert attacker.get(back).status_code == 303


def test_an_answer_is_good_once(app, stranger, leaves):
    browser = stranger(app)
    back = comes_back(leaves(browser, browser.get("/connexion")), "mamers")
    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 401


@pytest.mark.parametrize("told", ["", "?state=x", "?code=x", "?error=access_denied", "?iss=x"])
def test_an_answer_nobody_asked_for_is_told_as_one(app, stranger, told):
    answer = stranger(app).get(f"/connexion/retour{told}")
    assert answer.status_code == 401
    assert "Recommencez" in answer.text


def test_guessing_states_is_stopped(app, stranger):
    browser = stranger(app)
    answers = [browser.get(f"/connexion/retour?code=x&state={n}") for n in range(7)]
    assert [each.status_code for each in answers] == [401] * 6 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_late_answer_says_so_and_still_leads_there(app, stranger, leaves, clock):
    browser = stranger(app)
    back = comes_back(leaves(browser, browser.get("/connexion")), "mamers")
    clock.ahead = timedelta(minutes=16)
    answer = browser.get(back)
    assert answer.status_code == 401
    assert "trop tard" in answer.text


def test_clocks_that_differ_are_told(app, stranger, comes, clock):
    clock.ahead = timedelta(minutes=5)
    answer = comes(stranger(app))
    assert answer.status_code == 401
    assert "L'heure de ce service" in unescape(answer.text)


def test_who_refuses_there_or_has_no_account_here_is_told_what_to_do(app, stranger, comes):
    browser = stranger(app)
    for who, words in (("", "annulée"), ("stranger", "Demandez à votre administrateur")):
        answer = comes(browser, who)
        assert answer.status_code == 401
        assert words in unescape(answer.text)
        assert hidden_in(answer.text, "suite") == "/ruptures"
