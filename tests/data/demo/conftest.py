"""The demo territory of one fixed day, built once for all its tests (nobody changes it)."""

from datetime import date

import pytest

from data.demo import DemoTerritory, build_demo
from data.demo.ground.real_ground import Ground

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def demo() -> DemoTerritory:
    return build_demo(TODAY)


@pytest.fixture(scope="session")
def ground() -> Ground:
    return Ground()
