"""Do the compiled minutes equal the distance model's, to the bit?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.travel import load_distance_constants
from matcher.kernel.by_distance import minutes_by_road
from matcher.travel import DistanceModel
from models.enums import Mode

MODEL = DistanceModel(load_distance_constants())


@given(
    kilometres=st.lists(st.floats(0, 20_000) | st.just(float("nan")), max_size=40),
    mode=st.sampled_from(Mode),
)
def test_any_distance_takes_as_long_as_the_model_says(kilometres: list[float], mode: Mode) -> None:
    crow = np.array(kilometres, dtype=np.float64)
    minutes = np.zeros(len(crow), dtype=np.uint8)
    minutes_by_road(MODEL, MODEL.road_km(crow), mode, minutes)
    assert minutes.tolist() == MODEL.minutes_over(crow, mode).tolist()


@pytest.mark.parametrize("mode", Mode)
def test_every_metre_of_a_hundred_kilometres_agrees(mode: Mode) -> None:
    crow = np.arange(100_000) / 1000 if mode is Mode.CAR else np.arange(1000) / 10
    minutes = np.zeros(len(crow), dtype=np.uint8)
    minutes_by_road(MODEL, MODEL.road_km(crow), mode, minutes)
    assert minutes.tolist() == MODEL.minutes_over(crow, mode).tolist()


@given(crow=st.floats(0.1, 190))
def test_no_journey_of_the_model_is_faster_than_it_says(crow: float) -> None:
    for mode in (Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR, Mode.LIFT):
        hours = MODEL.moving_minutes(np.array([crow]), Mode.CAR if mode is Mode.LIFT else mode) / 60
        assert crow / hours[0] <= MODEL.fastest_kmh
