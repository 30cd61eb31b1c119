"""What was typed when a session ended: for its author's eyes, confirmed, and never another's."""

import re

import pytest
from doors.signed_browser import COOKIE, HOST

PATH = "/jeunes/rural-17/dossier/deplacements"
TYPED = {"mot": "gardé <b>", "autre": "x"}


@pytest.fixture
def ended(own_app, stranger, held_by):
    """The answer to a form sent just after its session ended, and the browser that sent it."""
    held = held_by(own_app)
    browser = stranger(own_app)
    browser.cookies.set(COOKIE, held.cookie, domain=HOST)
    browser.post("/deconnexion", data={"csrf": held.seal})
    page = f"http://{HOST}:8000{PATH}"
    answer = browser.post(PATH, data={"csrf": held.seal, **TYPED}, headers={"referer": page})
    return browser, answer, held


def _hidden(text, name):
    return re.search(f'name="{name}" value="([^"]*)"', text)[1]


def test_the_sign_in_page_holds_it_and_gives_it_back_to_be_confirmed(ended, own_app, come_in):
    browser, answer, _ = ended
    assert answer.status_code == 401
    assert "Votre session a pris fin" in answer.text
    kept = _hidden(answer.text, "saisie")
    page = come_in(browser, own_app, saisie=kept, suite=_hidden(answer.text, "suite"))
    assert page.status_code == 200
    assert f'action="{PATH}"' in page.text
    assert 'name="mot" value="gardé &lt;b&gt;"' in page.text
    assert f'href="{PATH}">Revenir sans enregistrer' in page.text


def test_a_wrong_password_loses_nothing(ended, own_app, come_in):
    browser, answer, _ = ended
    kept = _hidden(answer.text, "saisie")
    assert _hidden(come_in(browser, own_app, password="x" * 12, saisie=kept).text, "saisie") == kept


def test_a_colleague_on_the_same_machine_is_not_given_it(ended, own_app, come_in):
    browser, answer, _ = ended
    page = come_in(browser, own_app, "conseillere-lemans", saisie=_hidden(answer.text, "saisie"))
    assert page.status_code == 303
    assert "gardé" not in page.text


def test_what_was_changed_on_the_way_is_dropped(ended, own_app, come_in):
    browser, answer, _ = ended
    kept = _hidden(answer.text, "saisie")
    page = come_in(browser, own_app, saisie="A" + kept)
    assert (page.status_code, page.text) == (303, "")


@pytest.mark.parametrize("seal", ["", "forged"])
def test_a_form_that_was_never_ours_is_not_kept(own_app, stranger, seal):
    answer = stranger(own_app).post(PATH, data={"csrf": seal, **TYPED})
    assert (answer.status_code, answer.text) == (303, "")


def test_nor_one_sent_from_another_site(ended):
    browser, _, held = ended
    data = {"csrf": held.seal, **TYPED}
    answer = browser.post(PATH, data=data, headers={"origin": "https://evil.example"})
    assert (answer.status_code, answer.text) == (303, "")


def test_a_script_gets_the_whole_page_in_place(ended):
    browser, _, held = ended
    data = {"csrf": held.seal, **TYPED}
    answer = browser.post(PATH, data=data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.headers["HX-Retarget"] == "body"
    assert 'name="saisie"' in answer.text
