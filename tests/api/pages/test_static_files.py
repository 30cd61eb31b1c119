"""The pages' files: only those of the catalogue, for ever under their address."""

import gzip

import pytest

from api.pages import static_files
from api.pages.static_files import CATALOGUE, asset, missing_files


@pytest.fixture
def nothing_installed(monkeypatch, tmp_path):
    """A set-up where npm has not run: our own files only."""
    ours = {n: parts for n, parts in CATALOGUE.items() if static_files.OURS in parts[0].parents}
    absent = {n: (tmp_path / n,) for n in CATALOGUE if n not in ours}
    monkeypatch.setattr(static_files, "CATALOGUE", ours | absent)
    caches = (static_files.served_files, static_files._addresses)
    for each in caches:
        each.cache_clear()
    yield
    monkeypatch.undo()
    for each in caches:
        each.cache_clear()


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_file_of_the_catalogue_is_installed_and_served(client, name):
    assert asset(name), f"{name} is not installed: run make"
    answer = client.get(asset(name))
    assert answer.status_code == 200
    assert answer.content == b"\n".join(part.read_bytes() for part in CATALOGUE[name])
    assert "immutable" in answer.headers["cache-control"]


def test_a_file_is_sent_compressed_only_to_who_reads_it(client):
    address = asset("passerelle.css")
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    plain = client.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert len(gzip.compress(plain.content, 9)) < len(plain.content) / 2


@pytest.mark.parametrize(
    "path",
    [
        "/static/passerelle.css",
        "/static/passerelle.000000000000.css",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/front/package.json",
        "/static/",
    ],
)
def test_nothing_else_is_served(client, path):
    assert client.get(path).status_code == 404


def test_a_file_is_only_read(client):
    assert client.post(asset("passerelle.css")).status_code == 405


def test_pages_are_readable_where_nothing_was_installed(nothing_installed, page_of):
    assert missing_files() == ["bootstrap.css", "htmx.js", "leaflet.css", "leaflet.js"]
    page = page_of("/jeunes/rural-17")
    assert page.all("article")
    kept = [each.attributes["href"] for each in page.all("link", rel="stylesheet")]
    assert kept == [asset("passerelle.css")]
