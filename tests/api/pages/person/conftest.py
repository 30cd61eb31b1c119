"""A browser on a copy of the demo that a test may change."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from doors.signed_browser import Browser, adviser_who_may_open

from api.services.open_store import Store

HTMX = {"HX-Request": "true"}


@dataclass
class Desk:
    """What an adviser does: read pages, send forms; `read` gives a page's elements."""

    browser: Any
    page: Any
    store: Store

    def read(self, path: str, status: int = 200, **asked: str) -> Any:
        answer = self.browser.get(path, params=asked or None)
        assert answer.status_code == status, answer.text
        return self.page(answer.text)

    def send(self, path: str, status: int = 200, part: bool = False, **texts: str) -> Any:
        """Send a form and follow to the page after it; the answer's page is read."""
        fields = {name.replace("_", "-"): text for name, text in texts.items()}
        answer = self.browser.post(path, data=fields, headers=HTMX if part else {})
        assert answer.status_code == status, answer.text
        return self.page(answer.text)

    def text(self, page: Any) -> str:
        """All that is read on a page, spaces single."""
        (first, *_) = page.all("main") or page.elements
        return re.sub(r"\s+", " ", first.text)


@pytest.fixture
def desk(demo_app, demo_store, page_reader):
    """The application as the advisers of each person's structure use it."""
    with Browser(demo_app, adviser_who_may_open(demo_store)) as browser:
        yield Desk(browser, page_reader, demo_store)
