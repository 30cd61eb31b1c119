"""The same month for every order."""

import pytest
from worlds.world_month import EVERY, a_month, facts_of

from data.world.baselines.seen import Seen, Sight
from models.simulation import Month


@pytest.fixture
def month() -> Month:
    return a_month()


@pytest.fixture
def seen(month: Month) -> Seen:
    return Seen.of(Sight(month), 7, facts_of(*EVERY))
