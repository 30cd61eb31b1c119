"""Are the distance model's constants complete, sourced and within sense?"""

import pytest
from pydantic import ValidationError

from data.travel import load_distance_constants
from data.travel.constants import DistanceConstants
from models.enums import Mode


def test_every_means_that_distance_can_tell_has_a_speed_and_a_source() -> None:
    modes = load_distance_constants()["modes"]
    assert set(modes) == {Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR}
    assert all(len(settings["source"]) > 20 for settings in modes.values())
    speeds = [modes[mode]["speed_kmh"] for mode in (Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR)]
    assert speeds == sorted(speeds)


def test_public_transport_is_never_given_a_speed() -> None:
    assert Mode.TRANSIT not in load_distance_constants()["modes"]


def test_the_measured_error_of_each_means_is_told() -> None:
    constants = load_distance_constants()
    assert set(constants["bias_minutes"]) == set(constants["modes"])
    assert set(constants["error_minutes"]) == set(constants["modes"])
    assert all(error > 0 for error in constants["error_minutes"].values())


@pytest.mark.parametrize(
    "change",
    [
        {"detour": {"base": 0.99, "extra": 0.3, "scale_km": 20, "source": "x"}},
        {"detour": {"base": 1.1, "extra": -0.1, "scale_km": 20, "source": "x"}},
        {"detour": {"base": 1.1, "extra": 0.3, "scale_km": 0, "source": "x"}},
        {"modes": {"walk": {"access_minutes": 0, "speed_kmh": 0, "source": "x"}}},
        {"modes": {"walk": {"access_minutes": -1, "speed_kmh": 5, "source": "x"}}},
        {"modes": {"rocket": {"access_minutes": 0, "speed_kmh": 5, "source": "x"}}},
        {"modes": {"walk": {"access_minutes": 0, "speed_kmh": 5}}},
        {"spread_per_sqrt_km2": -0.1},
        {"more": 1},
    ],
)
def test_constants_without_sense_or_source_are_refused(change: dict[str, object]) -> None:
    good = load_distance_constants()
    DistanceConstants.model_validate(good)
    with pytest.raises(ValidationError):
        DistanceConstants.model_validate({**good, **change})
