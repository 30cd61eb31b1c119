"""A token opens what it was given for, until it ends; nothing else opens the API."""

from datetime import timedelta

import pytest
from doors.signed_browser import COOKIE, HOST, Browser
from sqlalchemy import select, update

from api.services.accounts.kept.keep_accounts import reset_password
from api.services.viewer import RIGHTS, Permission
from models.enums import Role
from models.tables import AccessToken, Adviser

RANKING = "/api/v1/young-people/rural-17/ranking"
TRADES = "/api/v1/trades?q=boulanger"
DAY = timedelta(days=1)


def _status(stranger, app, bearer, path=RANKING):
    return stranger(app).get(path, headers={"authorization": f"Bearer {bearer}"}).status_code


def test_a_token_opens_the_api_and_its_use_is_noted(own_app, stranger, held_by):
    assert _status(stranger, own_app, held_by(own_app).bearer) == 200
    with own_app.state.access.store.reading() as session:
        assert session.scalars(select(AccessToken.used_at)).one() is not None


@pytest.mark.parametrize("change", ["shorter", "longer", "swapped", "hash", "id", "empty", "basic"])
def test_a_forged_token_opens_nothing(own_app, stranger, held_by, change):
    bearer = held_by(own_app).bearer
    with own_app.state.access.store.reading() as session:
        kept = session.scalars(select(AccessToken)).one()
    forged = {
        "shorter": bearer[:-1],
        "longer": bearer + "A",
        "swapped": bearer.swapcase(),
        "hash": kept.token_hash,
        "id": kept.id,
        "empty": "",
        "basic": "",
    }[change]
    scheme = "Basic" if change == "basic" else "Bearer"
    answer = stranger(own_app).get(RANKING, headers={"authorization": f"{scheme} {forged}"})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert bearer not in answer.text


def test_an_expired_token_opens_nothing(own_app, stranger, held_by, clock):
    bearer = held_by(own_app).bearer
    clock.ahead = DAY - timedelta(minutes=1)
    assert _status(stranger, own_app, bearer) == 200
    clock.ahead = DAY + timedelta(minutes=1)
    assert _status(stranger, own_app, bearer) == 401


def test_a_revoked_token_opens_nothing(own_app, stranger, held_by):
    held = held_by(own_app)
    with own_app.state.access.store.reading() as session:
        token_id = session.scalars(select(AccessToken.id)).one()
    browser = stranger(own_app)
    browser.cookies.set(COOKIE, held.cookie, domain=HOST)
    browser.post(f"/compte/jetons/{token_id}/revocation", data={"csrf": held.seal})
    assert _status(stranger, own_app, held.bearer) == 401


def test_a_password_given_anew_ends_every_token_and_session(own_app, stranger, held_by):
    held, access = held_by(own_app), own_app.state.access
    with access.store.sessions.begin() as session:
        login = "conseillere-mamers@demo.example"
        reset_password(session, access.doorkeeper.passwords, login, access.now())
    assert _status(stranger, own_app, held.bearer) == 401


@pytest.mark.parametrize(
    ("scopes", "ranking", "trades"),
    [
        ({Permission.FIND_TRADES}, 403, 200),
        ({Permission.READ_FILES}, 200, 403),
        ({Permission.WRITE_FILES, Permission.NOTE_OUTCOMES}, 403, 403),
    ],
)
def test_a_token_gives_only_what_it_was_made_for(
    own_app, stranger, held_by, scopes, ranking, trades
):
    bearer = held_by(own_app, scopes=frozenset(scopes)).bearer
    assert _status(stranger, own_app, bearer) == ranking
    assert _status(stranger, own_app, bearer, TRADES) == trades


@pytest.mark.parametrize(
    ("scope", "asked"),
    [
        # Asked for at the door, and of somebody's own file.
        (Permission.FIND_TRADES, ("get", TRADES)),
        (Permission.READ_FILES, ("get", RANKING)),
        (Permission.RECEIVE_RUPTURES, ("post", "/api/v1/rupture-imports")),
    ],
)
def test_a_right_that_a_token_lacks_is_named_with_how_to_have_it(
    own_app, stranger, held_by, scope, asked
):
    method, path = asked
    bearer = held_by(own_app, scopes=RIGHTS[Role.ADVISER] - {scope}).bearer
    answer = getattr(stranger(own_app), method)(path, headers={"authorization": f"Bearer {bearer}"})
    assert answer.status_code == 403
    told = answer.json()
    assert told["missing_scope"] == scope.value
    assert f"Ce jeton n'a pas le droit {scope.value} (" in told["detail"]
    assert "créez un jeton où il est coché" in told["detail"]


def test_a_right_the_role_lacks_is_no_matter_of_tokens(own_app, stranger, held_by):
    bearer = held_by(own_app).bearer
    answer = stranger(own_app).get(
        "/api/v1/bias-report", headers={"authorization": f"Bearer {bearer}"}
    )
    assert answer.status_code == 403
    assert answer.json()["missing_scope"] == "audit:read"
    assert answer.json()["detail"].startswith("Votre rôle ne donne pas ce droit : lire les écarts")


def test_a_token_never_gives_more_than_the_role_does_now(own_app, stranger, held_by):
    bearer = held_by(own_app).bearer
    with own_app.state.access.store.sessions.begin() as session:
        now_administrator = update(Adviser).values(role=Role.ADMINISTRATOR)
        session.execute(now_administrator.where(Adviser.id == "conseillere-mamers"))
    assert _status(stranger, own_app, bearer) == 403
    assert _status(stranger, own_app, bearer, TRADES) == 200


def test_a_token_cannot_be_made_with_more_rights_than_one_has(own_app):
    browser = Browser(own_app, lambda _path: "dev-cma-lemans")
    form = {"nom": "essai", "duree": "30", "droit-WRITE_FILES": "oui"}
    answer = browser.post("/compte/jetons", data=form)
    assert answer.status_code == 422
    assert "plus de droits que vous" in answer.text


def test_a_session_does_not_open_the_api_nor_a_token_the_pages(own_app, stranger, held_by):
    held = held_by(own_app)
    browser = stranger(own_app)
    browser.cookies.set(COOKIE, held.cookie, domain=HOST)
    assert browser.get(RANKING).status_code == 401
    bearer = {"authorization": f"Bearer {held.bearer}"}
    assert stranger(own_app).get("/jeunes/rural-17", headers=bearer).status_code == 303


def test_a_token_is_kept_as_a_hash_and_shown_once(own_app):
    browser = Browser(own_app, lambda _path: "conseillere-mamers")
    form = {"nom": "tableau de bord", "duree": "30", "droit-READ_FILES": "oui"}
    page = browser.post("/compte/jetons", data=form).text
    token = page.split('id="jeton-cree" value="')[1].split('"')[0]
    assert token.startswith("passerelle_")
    assert token not in browser.get("/compte").text
    with own_app.state.access.store.reading() as session:
        assert token not in str(session.execute(select(AccessToken.__table__)).all())
