"""A body without end fills no memory: reading stops at a limit, whatever it says of its length."""

import pytest
from doors.signed_browser import HOST
from fastapi.testclient import TestClient

from api.guard.body_limit import MOST_BYTES

PART = b" " * 100_000
# A JSON body, and a file.
ADDRESSES = ("/api/v1/employers/employeur-775/contacts", "/api/v1/offer-imports?name=a.csv")


@pytest.fixture
def sent(read_app, held_by):
    """Sends so many bytes as a program would, without saying how many."""
    held = held_by(read_app, "cre-mamers")
    browser = TestClient(read_app, base_url=f"http://{HOST}:8000")

    def send(address, size):
        parts = (PART for _ in range(size // len(PART)))
        bearer = {"authorization": f"Bearer {held.bearer}", "content-type": "application/json"}
        return browser.post(address, content=parts, headers=bearer)

    return send


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_longer_than_any_file_is_refused(sent, address):
    answer = sent(address, MOST_BYTES + len(PART))
    assert answer.status_code == 413
    assert "trop long" in answer.json()["title"]


def test_what_is_shorter_is_read_and_judged_by_its_words(sent):
    answer = sent(ADDRESSES[0], 10 * len(PART))
    assert answer.status_code == 422
