"""Guessing stops: by login in the database, by address in memory; both say how long to wait."""

from datetime import timedelta

import pytest

LOCKED_AFTER, PER_ADDRESS, LOCK = 4, 10, timedelta(minutes=15)


def _wrong(browser, app, come_in, times, adviser="conseillere-mamers"):
    return [come_in(browser, app, adviser, password="x" * 12) for _ in range(times)]


def _told(answer):
    return answer.text.split('id="refus">')[1].split("<")[0]


def test_a_login_is_locked_even_for_the_right_password_and_says_until_when(
    own_app, stranger, come_in, clock
):
    browser = stranger(own_app)
    answers = _wrong(browser, own_app, come_in, LOCKED_AFTER)
    assert {each.status_code for each in answers} == {401}
    refused = come_in(browser, own_app)
    assert refused.status_code == 429
    assert "Réessayez dans 15 minutes" in _told(refused)
    assert 14 * 60 < int(refused.headers["retry-after"]) <= 15 * 60 + 1
    clock.ahead += LOCK - timedelta(minutes=1)
    assert come_in(browser, own_app).status_code == 429
    clock.ahead += timedelta(minutes=2)
    assert come_in(browser, own_app).status_code == 303


def test_the_last_try_before_the_lock_may_be_the_right_one_and_counts_start_again(
    own_app, stranger, come_in
):
    browser = stranger(own_app)
    for _ in range(2):
        _wrong(browser, own_app, come_in, LOCKED_AFTER - 1)
        assert come_in(browser, own_app).status_code == 303
        browser.cookies.clear()


def test_nothing_tells_whether_an_account_exists(own_app, stranger, come_in):
    browser = stranger(own_app)
    known = _wrong(browser, own_app, come_in, LOCKED_AFTER + 1)
    unknown = _wrong(browser, own_app, come_in, LOCKED_AFTER + 1, adviser="personne")
    for one, other in zip(known, unknown, strict=True):
        assert one.status_code == other.status_code
        assert _told(one) == _told(other)
    assert unknown[-1].status_code == 429


def test_the_lock_holds_in_another_process(own_app, stranger, come_in, demo_day):
    from api.app import create_app
    from api.settings import Settings

    _wrong(stranger(own_app), own_app, come_in, LOCKED_AFTER)
    store = own_app.state.access.store
    settings = Settings(database_url=str(store.engine.url), password_memory_mib=19, _env_file=None)
    other = create_app(store, settings, today=lambda: demo_day)
    assert come_in(stranger(other), other).status_code == 429


def test_one_address_cannot_try_every_login(own_app, stranger, come_in):
    here = stranger(own_app, client=("192.0.2.7", 50000))
    for number in range(PER_ADDRESS):
        assert come_in(here, own_app, f"login-{number}", "x" * 12).status_code == 401
    refused = come_in(here, own_app)
    assert refused.status_code == 429
    assert "depuis votre adresse" in _told(refused)
    assert int(refused.headers["retry-after"]) > 1
    elsewhere = stranger(own_app, client=("192.0.2.8", 50000))
    assert come_in(elsewhere, own_app).status_code == 303


def test_an_address_cannot_be_changed_by_a_header(own_app, stranger, come_in):
    here = stranger(own_app, client=("192.0.2.7", 50000))
    for number in range(PER_ADDRESS):
        here.headers["x-forwarded-for"] = f"198.51.100.{number}"
        come_in(here, own_app, f"login-{number}", "x" * 12)
    assert come_in(here, own_app).status_code == 429


def test_a_session_left_open_is_no_way_to_guess_the_password(own_app, stranger, held_by):
    held = held_by(own_app)
    browser = stranger(own_app)
    browser.cookies.set("passerelle_session", held.cookie, domain="127.0.0.1")
    typed = {"actuel": "x" * 12, "nouveau": "une phrase assez longue", "csrf": held.seal}
    typed["encore"] = typed["nouveau"]
    for _ in range(LOCKED_AFTER):
        assert "pas votre mot de passe" in browser.post("/compte/mot-de-passe", data=typed).text
    assert "essais manqués" in browser.post("/compte/mot-de-passe", data=typed).text


@pytest.mark.parametrize("typed", [{"login": ""}, {"password": " "}, {"login": "a" * 5000}])
def test_an_empty_or_endless_answer_is_refused(own_app, stranger, come_in, typed):
    answer = come_in(stranger(own_app), own_app, **typed)
    assert answer.status_code in (401, 422)
    assert "passerelle_session" not in answer.headers.get("set-cookie", "")
