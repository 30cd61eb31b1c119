"""Two networks' officers on one copy of the demo."""

from collections.abc import Callable

import pytest
from doors.signed_browser import Browser


@pytest.fixture
def as_officer(demo_app) -> Callable[[str], Browser]:
    """A browser signed in as somebody of the demo, by adviser id."""
    return lambda adviser_id: Browser(demo_app, lambda _path: adviser_id)
