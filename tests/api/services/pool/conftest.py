"""A pool in which two offers may be one."""

import pytest
from stored.pool_in_doubt import lay_in


@pytest.fixture
def pool(sessions):
    """Two titles of one trade at one employer, and the first title at another one."""
    lay_in(sessions)
    return sessions
