"""`GET /api/v1/health`."""

from fastapi.testclient import TestClient

from api.app import create_app
from api.services.open_store import open_store


def test_a_service_whose_database_answers_is_well(client):
    assert client.get("/api/v1/health").json() == {"status": "ok"}


def test_a_database_that_went_away_is_said(empty_settings, tmp_path):
    store = open_store(empty_settings)
    app = create_app(store, empty_settings)
    store.engine.dispose()
    database = tmp_path / "new" / "passerelle.sqlite"
    for part in database.parent.glob("passerelle.sqlite*"):
        part.unlink()
    database.mkdir()
    answer = TestClient(app, base_url="http://127.0.0.1").get("/api/v1/health")
    assert answer.status_code == 503
    assert "ne répond pas" in answer.json()["detail"]
