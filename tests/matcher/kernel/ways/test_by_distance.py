"""Are journeys as long as the sources of travel times say, to the minute, whichever they are?"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from beside.ways_as_told import Point, assert_as_told
from hypothesis import given
from hypothesis import strategies as st

from data.travel import load_distance_constants
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES, Places, TravelTimes

CONSTANTS = load_distance_constants()
MODEL = DistanceModel(CONSTANTS)
BENT = DistanceModel(
    CONSTANTS
    | {
        "modes": CONSTANTS["modes"]
        | {"car": CONSTANTS["modes"]["car"] | {"curve": {"near": 1.5, "far": 1.1, "scale_km": 9}}}
    }
)
# Short trips wind so much that some way farther is quicker.
WINDING = DistanceModel(CONSTANTS | {"detour": {"base": 1.0, "extra": 40.0, "scale_km": 2.0}})
NOWHERE = (float("nan"), float("nan"), float("nan"))
points = st.tuples(st.floats(41, 51), st.floats(-5, 9), st.floats(0, 5)) | st.just(NOWHERE)
far_points = points | st.tuples(st.floats(-60, 60), st.floats(-170, 170), st.just(0.0))


@dataclass(frozen=True)
class Every:
    """Journeys that take as long at any distance, but where they are not known."""

    takes: int

    def minutes(self, _from: Places, to: Places, mode: Mode, _hours: Any = None, /) -> Any:
        known = (np.arange(len(to)) % 2 == 0) & (mode is not Mode.WALK)
        return np.where(known, self.takes, UNKNOWN_MINUTES).astype(np.uint8)

    def depths(self, _from: Places, to: Places, _mode: Mode, /) -> Any:
        return np.ones(len(to), dtype=np.uint8)


@pytest.mark.parametrize(
    "travel",
    [MODEL, BENT, Every(12), LayeredTimes([Every(12), MODEL]), LayeredTimes([Every(9), Every(7)])],
)
@given(data=st.data())
def test_any_places_are_as_far_as_their_source_says(travel: TravelTimes, data: Any) -> None:
    homes = data.draw(st.lists(points, min_size=1, max_size=4))
    assert_as_told(homes, data.draw(st.lists(far_points, max_size=12)), travel)


@pytest.mark.parametrize("travel", [MODEL, BENT, WINDING])
@pytest.mark.parametrize("apart", [0.001, 0.000_03])
def test_every_step_of_a_hundred_kilometres_agrees_and_every_few_metres_of_three(
    travel: DistanceModel, apart: float
) -> None:
    steps: list[Point] = [(46 + step * apart, 2.0, 0.0) for step in range(900)]
    assert_as_told([(46.0, 2.0, 0.0), (46.0, 2.0, 1.0)], steps, travel)


def test_nobody_has_no_surroundings() -> None:
    assert_as_told([], [(46.0, 2.0, 0.0)], MODEL)


@given(crow=st.floats(0.1, 190))
def test_no_journey_of_the_model_is_faster_than_it_says(crow: float) -> None:
    for mode in (Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR, Mode.LIFT):
        hours = MODEL.moving_minutes(np.array([crow]), Mode.CAR if mode is Mode.LIFT else mode) / 60
        assert crow / hours[0] <= MODEL.fastest_kmh
