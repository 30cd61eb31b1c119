"""The guards around every answer."""

import subprocess
import sys

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.pages.static_files import asset
from api.settings import Settings


@pytest.mark.parametrize(
    "path", ["/", "/jeunes/rural-17", "/api/v1/health", "/absent", asset("passerelle.css")]
)
def test_every_answer_forbids_what_comes_from_elsewhere(client, path):
    headers = client.get(path).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    assert policy["object-src"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_ranking_is_not_kept_by_the_browser_and_a_style_sheet_may_be(client):
    assert client.get("/jeunes/rural-17").headers["cache-control"] == "no-store"
    assert "immutable" in client.get(asset("passerelle.css")).headers["cache-control"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.20", ""])
def test_another_host_name_is_refused(client, host):
    answer = client.get("/jeunes/rural-17", headers={"host": host})
    assert answer.status_code == 400
    assert "rural-17" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000"])
def test_this_machine_s_names_are_accepted(client, host):
    assert client.get("/api/v1/health", headers={"host": host}).status_code == 200


def test_an_address_of_the_network_is_accepted_under_its_names(demo_store, demo_settings):
    settings = Settings(
        database_url=demo_settings.database_url, host="192.168.1.20", host_names="ml.example"
    )
    browser = TestClient(create_app(demo_store, settings), base_url="http://192.168.1.20:8000")
    assert browser.get("/api/v1/health").status_code == 200
    assert browser.get("/api/v1/health", headers={"host": "ml.example"}).status_code == 200
    assert browser.get("/api/v1/health", headers={"host": "evil.example"}).status_code == 400


def test_pages_that_fetch_scripts_from_elsewhere_are_not_served(client):
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Passerelle"


def test_a_page_travels_compressed_where_the_browser_can_read_it(client):
    assert client.get("/jeunes/rural-17").headers["content-encoding"] == "gzip"
    plain = client.get("/jeunes/rural-17", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers


def test_a_service_starts_without_what_only_some_questions_need():
    code = "import sys, api.app, api.run_server; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    # A second and more of imports: trades named by words, plans of calls and files wait for them.
    heavy = {"sklearn", "scipy.optimize", "scipy.special", "scipy.stats"}
    assert not heavy & set(done.stdout.split())
