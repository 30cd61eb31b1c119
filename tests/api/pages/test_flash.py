"""What is said once after a form."""

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from api.pages.flash import Notice, see_other
from api.pages.templating import render

PROBLEM = {"title": "Titre", "detail": "Détail."}


@pytest.fixture
def browser():
    """A page and a form that leads to it."""
    app = FastAPI()

    @app.get("/page")
    def page(request: Request):
        return render(request, "error.html", {"problem": PROBLEM})

    @app.post("/form")
    def form(request: Request):
        return see_other(request, "/page", Notice.SAVED)

    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


def test_the_next_page_says_it_once(browser):
    answer = browser.post("/form")
    assert (answer.status_code, answer.headers["location"]) == (303, "/page")
    assert Notice.SAVED.value in browser.get("/page").text
    assert Notice.SAVED.value not in browser.get("/page").text


def test_the_cookie_is_for_the_server_and_this_site_only(browser):
    cookie = browser.post("/form").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Max-Age=60" in cookie


def test_a_forged_cookie_shows_nothing(browser):
    browser.cookies.set("passerelle_fait", "<script>alert(1)</script>")
    text = browser.get("/page").text
    assert "alert(1)" not in text
    assert 'role="status"' not in text


def test_over_https_the_cookie_stays_there(browser):
    browser.base_url = "https://127.0.0.1"
    assert "Secure" in browser.post("/form").headers["set-cookie"]
