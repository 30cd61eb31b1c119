"""A session is the browser's that signed in: not planted, not kept too long, not sent elsewhere."""

from datetime import timedelta

import pytest
from doors.signed_browser import COOKIE, HOST
from sqlalchemy import select

from api.services.accounts.kept.keep_accounts import disable_account
from models.tables import SignedSession

PAGE = "/jeunes/rural-17"
HOUR = timedelta(hours=1)


def _holding(stranger, app, token):
    browser = stranger(app)
    browser.cookies.set(COOKIE, token, domain=HOST)
    return browser


def _set_cookies(answer):
    return {line.partition("=")[0]: line for line in answer.headers.get_list("set-cookie")}


@pytest.mark.parametrize("planted", ["planted-by-an-attacker", "a" * 43])
def test_a_planted_session_is_never_taken_on(own_app, stranger, come_in, planted):
    victim = _holding(stranger, own_app, planted)
    assert come_in(victim, own_app).status_code == 303
    assert victim.cookies[COOKIE] != planted
    assert victim.get(PAGE).status_code == 200
    assert _holding(stranger, own_app, planted).get(PAGE).status_code == 303


def test_an_attacker_s_own_session_planted_in_a_victim_s_browser_ends(
    own_app, stranger, come_in, held_by
):
    theirs = held_by(own_app, "conseillere-lemans").cookie
    victim = stranger(own_app)
    page = victim.get("/connexion").text
    victim.cookies.set(COOKIE, theirs, domain=HOST)
    # Somebody signed in is shown no sign-in form: the one of before is of no use here.
    assert victim.get("/connexion").status_code == 303
    assert 'name="csrf"' in page
    assert come_in_with(victim, page).status_code == 403


def come_in_with(browser, page):
    seal = page.split('name="csrf" value="')[1].split('"')[0]
    return browser.post("/connexion", data={"csrf": seal, "login": "a@b.example", "password": "x"})


def test_the_visit_before_signing_in_opens_nothing(own_app, stranger):
    visit = stranger(own_app).get("/connexion").cookies["passerelle_visite"]
    assert _holding(stranger, own_app, visit).get(PAGE).status_code == 303


def test_what_is_kept_of_a_session_does_not_open_it(own_app, stranger, held_by):
    held_by(own_app)
    with own_app.state.access.store.reading() as session:
        for row in session.scalars(select(SignedSession)):
            for known in (row.id, row.token_hash):
                assert _holding(stranger, own_app, known).get(PAGE).status_code == 303


def test_signing_out_ends_it_for_every_copy_of_the_cookie(own_app, stranger, held_by):
    held = held_by(own_app)
    browser, copy = (_holding(stranger, own_app, held.cookie) for _ in range(2))
    answer = browser.post("/deconnexion", data={"csrf": held.seal})
    assert answer.headers["location"] == "/connexion"
    assert "Max-Age=0" in _set_cookies(answer)[COOKIE]
    assert copy.get(PAGE).status_code == 303


def test_it_ends_when_nobody_uses_it(own_app, stranger, held_by, clock):
    browser = _holding(stranger, own_app, held_by(own_app).cookie)
    for _ in range(3):
        clock.ahead += HOUR - timedelta(minutes=1)
        assert browser.get(PAGE).status_code == 200
    clock.ahead += HOUR + timedelta(minutes=1)
    assert browser.get(PAGE).status_code == 303


def test_it_ends_after_a_day_s_work_however_it_is_used(own_app, stranger, held_by, clock):
    browser = _holding(stranger, own_app, held_by(own_app).cookie)
    for _ in range(10):
        assert browser.get(PAGE).status_code == 200
        clock.ahead += timedelta(minutes=59)
    clock.ahead += timedelta(minutes=11)
    assert browser.get(PAGE).status_code == 303


def test_a_closed_account_is_out_at_once(own_app, stranger, held_by, come_in):
    access = own_app.state.access
    held = held_by(own_app)
    with access.store.sessions.begin() as session:
        disable_account(session, "conseillere-mamers@demo.example", access.now())
    assert _holding(stranger, own_app, held.cookie).get(PAGE).status_code == 303
    assert come_in(stranger(own_app), own_app).status_code == 401


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(own_app, stranger, come_in):
    browser = stranger(own_app)
    shown = _set_cookies(browser.get("/connexion"))
    given = _set_cookies(come_in(browser, own_app))
    assert set(given) == {COOKIE, "passerelle_visite"}
    for line in (shown["passerelle_visite"], given[COOKIE]):
        assert "HttpOnly" in line
        assert "SameSite=lax" in line
        assert "Path=/" in line
        assert "Domain" not in line
        assert "Secure" not in line


def test_over_https_they_are_of_this_host_alone_and_never_sent_in_clear(own_app, stranger, come_in):
    browser = stranger(own_app, base=f"https://{HOST}:8000")
    cookie = _set_cookies(come_in(browser, own_app))[f"__Host-{COOKIE}"]
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert browser.get(PAGE).status_code == 200


def test_a_session_of_http_is_not_one_of_https(own_app, stranger, held_by):
    # Whoever can write plain cookies from a neighbouring http site plants nothing in https.
    browser = stranger(own_app, base=f"https://{HOST}:8000")
    browser.cookies.set(COOKIE, held_by(own_app).cookie, domain=HOST)
    assert browser.get(PAGE).status_code == 303
