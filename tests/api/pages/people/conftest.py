"""The work list of an adviser, as it stands once everybody's options are counted."""

import pytest
from doors.signed_browser import Browser


@pytest.fixture(scope="session")
def lemans(client):
    """Le Mans' adviser on the demo that nobody changes, whose list is settled."""
    browser = Browser(client.app, lambda _path: "conseillere-lemans")
    browser.get("/")
    assert client.app.state.access.options.wait(120)
    return browser
