"""Is a router that is slow, down, or answers nonsense a clear error, and never a long wait?"""

import time

import pytest
from doors.kept_port import kept_port
from roads.bad_server import (
    Behave,
    answers,
    bad_server,
    is_silent,
    trickles,
    trickles_its_headers,
)
from roads.tiny_roads import NORTH, SOUTH, places

from data.travel.roads import http_client
from data.travel.roads.http_client import RouterClient
from data.travel.roads.osrm_http import OsrmHttp
from data.travel.roads.router import RouterFailed
from data.travel.roads.valhalla_http import valhalla_at
from models.enums import Mode

PATIENCE = 0.4


@pytest.mark.parametrize("behave", [is_silent, trickles, trickles_its_headers])
def test_a_slow_router_is_left_at_the_deadline_however_it_dawdles(behave: Behave) -> None:
    with bad_server(behave) as server:
        began = time.monotonic()
        with pytest.raises(RouterFailed, match=r"pas de réponse complète en 0\.4 s"):
            RouterClient("R", server.address, seconds=PATIENCE).get("status")
        # What dawdles has no end, and what is silent none before 30 s.
        assert time.monotonic() - began < 20


def test_a_router_that_failed_is_not_asked_again_at_once() -> None:
    with bad_server(is_silent) as server:
        client = RouterClient("R", server.address, seconds=PATIENCE)
        for reason in ("pas de réponse", "il y a un instant", "il y a un instant"):
            with pytest.raises(RouterFailed, match=reason):
                client.get("status")
        assert server.heard(1)
        assert server.calls == 1


def test_after_its_rest_it_is_asked_again() -> None:
    with bad_server(is_silent) as server:
        client = RouterClient("R", server.address, seconds=PATIENCE, rest=0.0)
        for calls in (1, 2):
            with pytest.raises(RouterFailed, match="pas de réponse"):
                client.get("status")
            assert server.heard(calls)
        assert server.calls == 2


def test_a_router_that_is_down_is_said_with_its_remedy() -> None:
    with (
        kept_port() as port,
        pytest.raises(RouterFailed, match="injoignable ; vérifiez son adresse"),
    ):
        RouterClient("R", f"http://127.0.0.1:{port}").get("status")


@pytest.mark.parametrize(
    ("body", "status", "headers", "reason"),
    [
        ("<html>", "200 OK", "", "illisible"),
        ("", "200 OK", "", "illisible"),
        ('{"durations": [[NaN]]}', "200 OK", "", "illisible"),
        ('{"durations": [[Infinity]]}', "200 OK", "", "illisible"),
        ("{}", "500 Internal Server Error", "", "HTTP 500"),
        ("{}", "404 Not Found", "", "HTTP 404"),
        ("{}", "302 Found", "Location: https://elsewhere.example/\r\n", "HTTP 302"),
    ],
)
def test_nonsense_is_told_as_such(body: str, status: str, headers: str, reason: str) -> None:
    with (
        bad_server(answers(body, status, headers)) as server,
        pytest.raises(RouterFailed, match=reason),
    ):
        RouterClient("R", server.address).get("status")


def test_an_answer_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_client, "_MOST_BYTES", 1_000)
    with bad_server(answers("x" * 5_000)) as server, pytest.raises(RouterFailed, match="sans fin"):
        RouterClient("R", server.address).get("status")


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '{"code": "InvalidQuery"}',
        '{"code": "Ok"}',
        '{"code": "Ok", "durations": [[1]], "distances": "far"}',
        '{"code": "Ok", "durations": [[1, 2]], "distances": [[1, 2]]}',
        '{"code": "Ok", "durations": [[-1]], "distances": [[1]]}',
        '{"code": "Ok", "durations": [[1e999]], "distances": [[1]]}',
        '{"code": "Ok", "durations": [[1], [1, 2]], "distances": [[1]]}',
    ],
)
def test_a_table_that_is_none_is_an_error_of_every_router(body: str) -> None:
    with bad_server(answers(body)) as server:
        for router in (valhalla_at(server.address), OsrmHttp({Mode.CAR: server.address})):
            with pytest.raises(RouterFailed) as told:
                router.table(places(SOUTH), places(NORTH), Mode.CAR)
            assert "48." not in str(told.value)


@pytest.mark.parametrize(
    "body",
    [
        '{"code": "Ok", "routes": []}',
        '{"code": "Ok", "routes": [{"duration": 1, "distance": 1, "geometry": "abc"}]}',
        '{"routes": [{"duration": -1, "distance": 1, '
        '"geometry": {"coordinates": [[0, 48], [0, 49]]}}]}',
        '{"routes": [{"duration": 1, "distance": 1, '
        '"geometry": {"coordinates": [[0, 480], [0, 49]]}}]}',
        '{"routes": [{"duration": 1, "distance": 1, "geometry": {"coordinates": [[0, 48]]}}]}',
    ],
)
def test_a_route_that_is_none_is_an_error(body: str) -> None:
    with bad_server(answers(body)) as server, pytest.raises(RouterFailed, match="inattendue"):
        valhalla_at(server.address).route(places(SOUTH), places(NORTH), Mode.CAR)


@pytest.mark.parametrize(
    "body",
    [
        "{}",
        '{"type": "FeatureCollection", "features": [{}]}',
        '{"type": "FeatureCollection", "features": [{"properties": {"contour": 15}, '
        '"geometry": {"type": "Point", "coordinates": [0, 48]}}]}',
    ],
)
def test_an_isochrone_that_is_none_is_an_error(body: str) -> None:
    with bad_server(answers(body)) as server, pytest.raises(RouterFailed, match="inattendue"):
        valhalla_at(server.address).isochrone(places(SOUTH), Mode.CAR, (15,))


@pytest.mark.parametrize("body", ["{}", "[]", '["x", "y"]'])
def test_places_that_are_not_located_one_by_one_are_an_error(body: str) -> None:
    with bad_server(answers(body)) as server, pytest.raises(RouterFailed, match="inattendue"):
        valhalla_at(server.address).near_road(places(SOUTH), Mode.CAR)


def test_another_service_at_the_address_is_not_taken_for_valhalla() -> None:
    with (
        bad_server(answers('{"status": "up"}')) as server,
        pytest.raises(RouterFailed, match="ne répond pas comme un Valhalla"),
    ):
        valhalla_at(server.address).stands_on()
