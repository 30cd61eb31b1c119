"""Is a MOTIS server asked as its interface wants, and is nonsense told?"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from roads.bad_server import answers, bad_server

from data.travel.motis_http import MotisHttp, Planned
from data.travel.roads.router import RouterFailed
from models.protocols import Places

EIGHT = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
HOME, TOWN = (Places(np.array([lat]), np.array([0.25]), np.zeros(1)) for lat in (48.0, 48.2))


def way(leaves: str, arrives: str, transfers: Any = 0) -> dict[str, Any]:
    day = "2026-11-26T"
    return {
        "duration": 1800, "startTime": f"{day}{leaves}:00Z", "endTime": f"{day}{arrives}:00Z",
        "transfers": transfers, "legs": [],
    }  # fmt: skip


@contextmanager
def motis(*ways: dict[str, Any]) -> Iterator[tuple[MotisHttp, list[dict[str, list[str]]]]]:
    """A server of `/api/v1/plan` with these itineraries, and what it was asked."""
    asked: list[dict[str, list[str]]] = []

    class Plan(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            asked.append(parse_qs(url.query))
            status = 200 if url.path == "/api/v1/plan" else 404
            body = json.dumps({"itineraries": ways, "direct": []}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_parts: Any) -> None:
            """Nothing: the test reads `asked`."""

    server = HTTPServer(("127.0.0.1", 0), Plan)
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield MotisHttp(f"http://127.0.0.1:{server.server_port}"), asked
    finally:
        server.shutdown()
        server.server_close()
        serving.join(5)


def test_there_by_eight_one_leaves_as_late_as_possible() -> None:
    ways = (way("06:50", "07:30"), way("07:10", "07:58", 1), way("07:40", "08:10"))
    with motis(*ways) as (planner, asked):
        found = planner.by(HOME, TOWN, EIGHT)
    assert found == Planned(EIGHT.replace(hour=7, minute=10), EIGHT.replace(hour=7, minute=58), 1)
    assert asked[0]["fromPlace"] == ["48.00000,0.25000"]
    assert asked[0]["toPlace"] == ["48.20000,0.25000"]
    assert (asked[0]["time"], asked[0]["arriveBy"]) == (["2026-11-26T08:00:00Z"], ["true"])


def test_after_eight_one_is_there_as_early_as_possible() -> None:
    ways = (way("08:20", "09:10"), way("08:05", "08:55", 2), way("07:50", "08:30"))
    with motis(*ways) as (planner, asked):
        found = planner.after(TOWN, HOME, EIGHT)
    assert found is not None
    assert (found.arrives.minute, found.changes) == (55, 2)
    assert asked[0]["arriveBy"] == ["false"]


def test_no_way_is_none() -> None:
    with motis() as (planner, _):
        assert planner.by(HOME, TOWN, EIGHT) is None
        assert planner.after(HOME, TOWN, EIGHT) is None


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        '{"itineraries": [{}]}',
        json.dumps({"itineraries": [way("08:00", "07:00")]}),
        json.dumps({"itineraries": [way("07:00", "08:00", "two")]}),
        json.dumps({"itineraries": [{**way("07:00", "08:00"), "startTime": "2026-11-26T07:00"}]}),
    ],
)
def test_nonsense_is_a_clear_error(body: str) -> None:
    with bad_server(answers(body)) as server, pytest.raises(RouterFailed, match="inattendue"):
        MotisHttp(server.address).by(HOME, TOWN, EIGHT)


def test_a_server_without_that_interface_is_told() -> None:
    absent = answers("nothing here", "404 Not Found")
    with bad_server(absent) as server, pytest.raises(RouterFailed, match=r"MOTIS.*HTTP 404"):
        MotisHttp(server.address).by(HOME, TOWN, EIGHT)
