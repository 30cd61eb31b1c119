"""One small world and a scorecard that learnt in another."""

import pytest

from api.services.evaluate.lived import PastSize, WorldSize, fitted_on
from data.world import Territory, draw_territory
from matcher.scorecard import Scorecard

# Months enough for lists to be proposed from, answered and made anew many times.
SMALL = WorldSize(people=30, employers=60, months=8)
PAST = PastSize(seeds=(2,), people=40, employers=80, months=8)


@pytest.fixture(scope="session")
def fitted() -> Scorecard:
    return fitted_on(PAST, lambda _told: None)


@pytest.fixture(scope="session")
def territory() -> Territory:
    return draw_territory(SMALL.plan(4))
