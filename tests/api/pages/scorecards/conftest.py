"""The demo and one scorecard fitted on its answers, seen by a coordinator."""

import pytest
from stored.facts_kept import fitted_candidate


@pytest.fixture
def fitted(demo_store, demo_day) -> str:
    """Id of a candidate."""
    return fitted_candidate(demo_store, demo_day)


@pytest.fixture
def browser(signed_in):
    """A coordinator's browser."""
    return signed_in("coordinatrice-sarthe")
