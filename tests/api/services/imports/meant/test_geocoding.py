"""Addresses are asked of the service once, remembered, and never needed."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlparse

import pytest

from api.services.imports.meant.geocoding import address_hash, ban_geocoder
from models.tables import Employer, GeocodedAddress, Home

Line = Callable[..., dict[str, str]]


@contextmanager
def _service(answers: dict[str, tuple[float, float]], status: int = 200) -> Iterator[list[str]]:
    """A server of the Base Adresse Nationale's interface on this machine; notes what was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlparse(self.path).query)["q"][0]
            asked.append(query)
            lat, lng = answers.get(query, (0.0, 0.0))
            point = {"type": "Point", "coordinates": [lng, lat]}
            feature = {"type": "Feature", "geometry": point, "properties": {"label": query}}
            features = [feature] if query in answers else []
            body = {"type": "FeatureCollection", "features": features}
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    asked.append(f"http://127.0.0.1:{server.server_port}")
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _addressed(person: Line, number: str, street: str) -> dict[str, str]:
    return person(number, Adresse=street)


def test_a_full_address_gives_a_finer_point_and_is_asked_once(desk, person: Line) -> None:
    line = _addressed(person, "D1", "1 rue de l'Exemple")
    answers = {"1 rue de l'Exemple 72000 Le Mans": (48.0002, 0.2001)}
    with _service(answers) as asked:
        tools = replace(desk.tools, geocode=ban_geocoder(asked.pop()))
        desk.give("young-people", line, tools=tools)
        assert (desk.all(Home)[0].lat, desk.all(Home)[0].lng) == (48.0002, 0.2001)
        assert desk.give("young-people", line, tools=tools).unchanged == 1
        assert len(asked) == 1
    # Without the network the remembered point still serves.
    assert desk.give("young-people", line).unchanged == 1
    assert "Exemple" not in repr(desk.everything()["geocoded_address"])


def test_an_address_the_service_does_not_know_is_not_asked_again(desk, person: Line) -> None:
    line = _addressed(person, "D1", "impasse perdue")
    with _service({}) as asked:
        tools = replace(desk.tools, geocode=ban_geocoder(asked.pop()))
        desk.give("young-people", line, tools=tools)
        desk.give("young-people", line, tools=tools)
        assert len(asked) == 1
    assert desk.all(Home)[0].lat is None
    assert desk.all(GeocodedAddress)[0].lat is None


def test_a_failing_service_costs_the_point_and_is_given_up(desk, person: Line) -> None:
    lines = [_addressed(person, f"D{n}", f"{n} rue de l'Exemple") for n in range(8)]
    with _service({}, status=503) as asked:
        tools = replace(desk.tools, geocode=ban_geocoder(asked.pop()))
        report = desk.give("young-people", *lines, tools=tools)
        assert len(asked) == 3
    assert (report.added, report.rejected) == (8, 0)
    assert desk.count(GeocodedAddress) == 0


def test_a_service_that_is_not_there_costs_only_the_point(desk, person: Line) -> None:
    with _service({}) as asked:
        address = asked.pop()
    tools = replace(desk.tools, geocode=ban_geocoder(address))
    assert desk.give("young-people", _addressed(person, "D1", "1 rue X"), tools=tools).added == 1


def test_nothing_leaves_the_machine_unless_a_geocoder_is_given(desk, person: Line) -> None:
    desk.give("young-people", _addressed(person, "D1", "1 rue de l'Exemple"))
    assert desk.count(GeocodedAddress) == 0
    assert desk.all(Home)[0].insee == "72181"


def test_an_answer_far_from_the_commune_is_not_believed(desk, person: Line) -> None:
    answers = {"1 rue de l'Exemple 72000 Le Mans": (43.3, 5.4)}
    with _service(answers) as asked:
        tools = replace(desk.tools, geocode=ban_geocoder(asked.pop()))
        desk.give("young-people", _addressed(person, "D1", "1 rue de l'Exemple"), tools=tools)
    assert desk.all(Home)[0].lat is None


def test_an_employer_falls_back_on_its_commune(desk) -> None:
    line = {"SIRET": "12345678200010", "Raison sociale": "X", "Adresse": "1 rue de l'Exemple"}
    line |= {"Commune": "La Flèche", "Code postal": "72200"}
    with _service({"1 rue de l'Exemple 72200 La Flèche": (47.7, -0.08)}) as asked:
        tools = replace(desk.tools, geocode=ban_geocoder(asked.pop()))
        desk.give("employers", line, tools=tools)
    assert (desk.all(Employer)[0].lat, desk.all(Employer)[0].lng) == (47.7, -0.08)
    desk.give("employers", line | {"SIRET": "12345678200028", "Adresse": "autre"})
    assert len({round(employer.lat, 1) for employer in desk.all(Employer)}) == 1


@pytest.mark.parametrize("other", ["1 RUE de l'exemple", "1  rue dé l'Exemple"])
def test_one_address_written_otherwise_is_one_address(other: str) -> None:
    assert address_hash(other) == address_hash("1 rue de l'Exemple")
    assert address_hash(other) != address_hash("2 rue de l'Exemple")
