"""One small world for all: drawn once."""

import pytest

from api.services.world import reader_of
from data.world import Log, Territory, WorldPlan, draw_territory, live

PLAN = WorldPlan(seed=3, people=90, employers=150, months=12, entry_months=4)


@pytest.fixture(scope="session")
def territory() -> Territory:
    return draw_territory(PLAN)


@pytest.fixture(scope="session")
def log(territory: Territory) -> Log:
    return live(territory, reader_of(territory))
