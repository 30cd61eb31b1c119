"""The demo with a trial over and one that enrols, seen by a coordinator."""

import pytest
from browsing.held_trials import leave_trials


@pytest.fixture
def held(demo_store, demo_day):
    """Both trials."""
    leave_trials(demo_store, demo_day)
    return demo_store


@pytest.fixture
def browser(signed_in):
    """A coordinator's browser."""
    return signed_in("coordinatrice-sarthe")
