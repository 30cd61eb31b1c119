"""Nothing answers but the doors, whatever is asked: generated from the routes."""

import re

import pytest
from doors.every_route import OPEN, all_routes, every_route
from starlette.websockets import WebSocketDisconnect

CLOSED = [each for each in all_routes() if (each.method, each.pattern) not in OPEN]
FORGED = {"cookie": "passerelle_session=forged", "authorization": "Bearer passerelle_forged"}


def test_no_route_of_the_application_is_left_out(read_app):
    assert every_route(read_app) == all_routes()


@pytest.mark.parametrize("headers", [{}, FORGED], ids=["nothing", "forged"])
@pytest.mark.parametrize("asked", CLOSED, ids=str)
def test_a_stranger_is_turned_away(read_app, stranger, asked, headers):
    answer = stranger(read_app).request(asked.method, asked.address, headers=headers)
    if asked.is_api:
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["title"] == "Jeton demandé"
    else:
        assert answer.status_code == 303
        assert answer.headers["location"].partition("?")[0] == "/connexion"
        assert answer.text == ""


def test_the_doors_are_open(read_app, stranger):
    browser = stranger(read_app)
    assert browser.get("/api/v1/health").json() == {"status": "ok"}
    page = browser.get("/connexion")
    assert page.status_code == 200
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert files
    assert {browser.get(file).status_code for file in files} == {200}


@pytest.mark.parametrize("path", ["/absent", "/api/v1/absent", "/static", "/connexion/x"])
def test_whether_an_address_exists_is_not_told(read_app, stranger, path):
    assert stranger(read_app).get(path).status_code in (303, 401)


@pytest.mark.parametrize(
    "path", ["/%2e%2e/jeunes/rural-17", "/static/../jeunes/rural-17", "//jeunes/rural-17"]
)
def test_no_spelling_of_a_path_gets_around_the_gate(read_app, stranger, path):
    assert "rural-17" not in stranger(read_app).get(path).text


def test_a_script_is_sent_back_to_its_whole_page(read_app, stranger):
    headers = {
        "HX-Request": "true",
        "HX-Current-URL": "http://127.0.0.1:8000/jeunes/rural-17/parcours",
    }
    answer = stranger(read_app).get("/suggestions/metiers", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/connexion?suite=/jeunes/rural-17/parcours"


def test_a_socket_is_not_served(read_app, stranger):
    with (
        pytest.raises(WebSocketDisconnect),
        stranger(read_app).websocket_connect("/jeunes/rural-17"),
    ):
        pass
