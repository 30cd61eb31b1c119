"""A form that no page of this session showed changes nothing: every writing route is tried."""

import re

import pytest
from doors.every_route import all_routes
from doors.signed_browser import COOKIE, HOST, credentials_of
from fastapi.testclient import TestClient
from stored.stored_rows import rows_by_table

WRITING = [each for each in all_routes() if each.writes and not each.is_api]
ELSEWHERE = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:8001"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


def _browser(app, held):
    browser = TestClient(app, base_url=f"http://{HOST}:8000", follow_redirects=False)
    browser.cookies.set(COOKIE, held.cookie, domain=HOST)
    return browser


@pytest.fixture(scope="module")
def held(read_app):
    """What the adviser attacked holds, a colleague, and herself in another session."""
    access = read_app.state.access
    mine, again = (credentials_of(access, "conseillere-mamers") for _ in range(2))
    return mine, again, credentials_of(access, "conseillere-lemans")


def _forged(held):
    payload = held[0].seal.partition(".")[0]
    return [
        None,
        "",
        "forged",
        held[0].seal[:-2] + ("AA" if not held[0].seal.endswith("AA") else "BB"),
        f"{payload}.aaaaaa.{'a' * 27}",
        held[2].seal,
    ]


@pytest.mark.parametrize("asked", WRITING, ids=str)
def test_without_its_seal_a_form_is_refused(read_app, held, asked):
    before = rows_by_table(read_app)
    for seal in _forged(held):
        data = {} if seal is None else {"csrf": seal}
        answer = _browser(read_app, held[0]).request(asked.method, asked.address, data=data)
        assert answer.status_code == 403, (seal, answer.text)
    assert rows_by_table(read_app) == before


@pytest.mark.parametrize("asked", WRITING, ids=str)
def test_a_form_sent_from_another_site_is_refused_even_with_its_seal(read_app, held, asked):
    before = rows_by_table(read_app)
    for headers in ELSEWHERE:
        answer = _browser(read_app, held[0]).request(
            asked.method, asked.address, data={"csrf": held[0].seal}, headers=headers
        )
        assert answer.status_code == 403, headers
    assert rows_by_table(read_app) == before


@pytest.mark.parametrize(
    "asked", [each for each in WRITING if each.pattern != "/connexion"], ids=str
)
def test_a_form_of_one_s_earlier_session_waits_for_a_confirmation(read_app, held, asked):
    before = rows_by_table(read_app)
    answer = _browser(read_app, held[0]).request(
        asked.method, asked.address, data={"csrf": held[1].seal, "mot": "gardé <b>"}
    )
    assert answer.status_code == 409
    assert "Votre saisie est gardée" in answer.text
    assert 'name="mot" value="gardé &lt;b&gt;"' in answer.text
    assert held[1].seal not in answer.text
    assert rows_by_table(read_app) == before


@pytest.mark.parametrize("body", ['{"csrf": "x"}', "csrf=x"], ids=["json", "text"])
@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_another_kind_of_body_is_no_form(read_app, held, body, kind):
    browser = _browser(read_app, held[0])
    answer = browser.post("/deconnexion", content=body, headers={"content-type": kind})
    assert answer.status_code == 403


def test_our_own_form_is_accepted(own_app, held_by):
    held = held_by(own_app)
    headers = {"origin": f"http://{HOST}:8000", "sec-fetch-site": "same-origin"}
    browser = _browser(own_app, held)
    answer = browser.post("/deconnexion", data={"csrf": held.seal}, headers=headers)
    assert answer.status_code == 303


def test_nobody_is_signed_in_by_another_site(own_app, stranger, come_in):
    # The attacker's own seal, in the victim's browser: another visit.
    attacker, victim = stranger(own_app), stranger(own_app)
    victim.get("/connexion")
    theirs = re.search(r'name="csrf" value="([^"]+)"', attacker.get("/connexion").text)[1]
    assert come_in(victim, own_app, csrf=theirs).status_code == 403
    assert come_in(victim, own_app).status_code == 303


def test_a_form_too_large_or_of_unknown_length_is_not_read(read_app, stranger):
    browser = stranger(read_app)
    large = browser.post("/connexion", data={"login": "a" * 200_000})
    assert large.status_code == 413
    endless = browser.post("/connexion", content=(part for part in [b"login=a"]))
    assert endless.status_code == 411
