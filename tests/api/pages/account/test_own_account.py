"""`/compte`: the first password, tokens, sessions, as their owner sees them."""

import pytest
from doors.signed_browser import COOKIE, HOST
from fastapi.testclient import TestClient

from api.services.accounts.kept.keep_accounts import NewAccount, add_account
from models.enums import Role

LOGIN = "nouvelle@ml.example"
CHOSEN = "une phrase assez longue"


@pytest.fixture
def newcomer(demo_app):
    """Somebody signed in with the password that the console gave her."""
    access = demo_app.state.access
    new = NewAccount(LOGIN, "Nouvelle Exemple", Role.ADVISER, "ml-mamers")
    with access.store.sessions.begin() as session:
        password = add_account(session, access.doorkeeper.passwords, new, access.now())
    browser = TestClient(demo_app, base_url=f"http://{HOST}:8000")
    form = {"csrf": _seal(browser.get("/connexion")), "login": LOGIN, "password": password}
    page = browser.post("/connexion", data=form)
    return browser, password, page


def _seal(page):
    return page.text.split('name="csrf" value="')[1].split('"')[0]


def _change(browser, present, chosen, repeated=None):
    typed = {"actuel": present, "nouveau": chosen, "encore": repeated or chosen}
    seal = _seal(browser.get("/compte"))
    return browser.post("/compte/mot-de-passe", data=typed | {"csrf": seal})


def test_a_first_sign_in_leads_to_the_choice_of_a_password_and_nowhere_else(newcomer):
    browser, _, page = newcomer
    assert page.url.path == "/compte"
    assert "Choisissez le vôtre pour continuer" in page.text
    assert "Créer un jeton" not in page.text
    for path in ("/", "/jeunes/rural-17"):
        assert browser.get(path).url.path == "/compte"
    assert browser.post("/compte/jetons", data={"csrf": _seal(page)}).url.path == "/compte"


def test_once_chosen_the_rest_opens(newcomer):
    browser, password, _ = newcomer
    before = browser.cookies[COOKIE]
    page = _change(browser, password, CHOSEN)
    assert "Le mot de passe est changé" in page.text
    assert browser.cookies[COOKIE] != before
    assert browser.get("/jeunes/rural-17").url.path == "/jeunes/rural-17"


@pytest.mark.parametrize(
    ("chosen", "repeated", "sentence"),
    [
        ("court", None, "12 caractères au moins"),
        (CHOSEN, CHOSEN + "x", "diffèrent"),
        (LOGIN, None, "contient votre identifiant"),
    ],
)
def test_a_poor_choice_is_told_at_its_field_and_not_given_back(
    newcomer, page_reader, chosen, repeated, sentence
):
    browser, password, _ = newcomer
    answer = _change(browser, password, chosen, repeated)
    assert answer.status_code == 422
    page = page_reader(answer.text)
    (field,) = [each for each in page.all("input") if each.attributes.get("name") == "nouveau"]
    assert "erreur-nouveau" in field.attributes["aria-describedby"]
    assert sentence in answer.text
    assert not field.attributes["value"]
    assert password not in answer.text


def test_another_session_can_be_closed_from_here(signed_in):
    mine, other = signed_in("conseillere-mamers"), signed_in("conseillere-mamers")
    other.get("/compte")
    page = mine.get("/compte").text
    (closing,) = [part.split('"')[0] for part in page.split('action="')[1:] if "/sessions/" in part]
    assert "La session est fermée." in mine.post(closing).text
    assert other.get("/compte").url.path == "/connexion"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"nom": ""}, "Donnez un nom"),
        ({"nom": "2 85 05 78 006 084 36"}, "sécurité sociale"),
        ({"droit-FIND_TRADES": ""}, "Cochez au moins un droit"),
        ({"duree": "0"}, "1 à 365 jours"),
        ({"duree": "366"}, "1 à 365 jours"),
        ({"duree": "toujours"}, "1 à 365 jours"),
    ],
)
def test_a_token_asked_for_badly_is_told_and_not_made(signed_in, typed, sentence):
    browser = signed_in("conseillere-mamers")
    good = {"nom": "essai", "duree": "30", "droit-FIND_TRADES": "oui"}
    answer = browser.post("/compte/jetons", data=good | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "jeton-cree" not in answer.text
    assert "2 85 05" not in answer.text
