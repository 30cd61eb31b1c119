"""Does distance alone give sensible minutes, and "not known" where it cannot tell?"""

from itertools import pairwise
from math import asin, cos, exp, radians, sin, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.travel import load_distance_constants
from matcher.travel import DistanceModel
from matcher.travel.distance import haversine_km
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Depth, Places, TravelTimes

MODEL = DistanceModel(load_distance_constants())
ROAD_MODES = (Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR)
points = st.tuples(st.floats(41, 51.5), st.floats(-5, 9.5))


def places(*points: tuple[float, float], spread: float = 0.0) -> Places:
    lat, lng = (np.array([p[axis] for p in points], dtype=float) for axis in (0, 1))
    return Places(lat, lng, np.full(len(points), spread))


def plain_minutes(one: tuple[float, float], other: tuple[float, float], mode: Mode) -> float:
    """The formula of data/travel/distance_model.yaml, written out."""
    constants = load_distance_constants()
    phi, psi = radians(one[0]), radians(other[0])
    half = sin((psi - phi) / 2) ** 2
    half += cos(phi) * cos(psi) * sin(radians(other[1] - one[1]) / 2) ** 2
    crow = 2 * 6371.0088 * asin(sqrt(half))
    settings, detour = constants["modes"][mode], constants["detour"]
    road = crow * (detour["base"] + detour["extra"] * exp(-crow / detour["scale_km"]))
    return float(settings["access_minutes"] + 60 * road / settings["speed_kmh"])


@given(points, points, st.sampled_from(ROAD_MODES))
def test_minutes_follow_the_written_formula(
    one: tuple[float, float], other: tuple[float, float], mode: Mode
) -> None:
    minutes = int(MODEL.minutes(places(one), places(other), mode)[0])
    exact = plain_minutes(one, other, mode)
    assert abs(minutes - min(exact, LONGEST_MINUTES)) <= 0.5 + 1e-6


def test_one_degree_of_latitude_is_about_111_km() -> None:
    assert haversine_km(48, 0, 49, 0) == pytest.approx(111.195, abs=0.001)


@given(st.lists(st.floats(0, 400), min_size=2, max_size=20), st.sampled_from(ROAD_MODES))
def test_farther_is_never_quicker(kilometres: list[float], mode: Mode) -> None:
    north = places(*((41 + km / 111.195, 2.0) for km in sorted(kilometres)))
    minutes = MODEL.minutes(places((41.0, 2.0)), north, mode).tolist()
    assert all(near <= far for near, far in pairwise(minutes))


def test_a_journey_of_days_is_told_as_the_longest_and_never_wraps() -> None:
    assert MODEL.minutes(places((48, 0)), places((43, 5)), Mode.WALK).tolist() == [LONGEST_MINUTES]


def test_a_lift_takes_as_long_as_a_car() -> None:
    home, work = places((48, 0)), places((48.1, 0.1), (48.2, 0.3))
    assert (
        MODEL.minutes(home, work, Mode.LIFT).tolist()
        == MODEL.minutes(home, work, Mode.CAR).tolist()
    )
    assert MODEL.error_minutes(Mode.LIFT) == MODEL.error_minutes(Mode.CAR) == 4
    assert MODEL.bias_minutes(Mode.LIFT) == MODEL.bias_minutes(Mode.CAR) == -2


def test_public_transport_is_never_guessed() -> None:
    assert MODEL.minutes(places((48, 0)), places((48, 0)), Mode.TRANSIT)[0] == UNKNOWN_MINUTES
    assert MODEL.error_minutes(Mode.TRANSIT) is None
    assert MODEL.bias_minutes(Mode.TRANSIT) is None


@pytest.mark.parametrize("mode", ROAD_MODES)
def test_a_place_that_is_not_known_gives_an_unknown_journey(mode: Mode) -> None:
    nowhere = places((np.nan, 0.1), (48.1, np.nan), (48.1, 0.1))
    assert (MODEL.minutes(places((48, 0)), nowhere, mode) == UNKNOWN_MINUTES).tolist() == [
        True,
        True,
        False,
    ]
    assert MODEL.minutes(places((np.nan, 0)), nowhere, mode).tolist() == [UNKNOWN_MINUTES] * 3
    assert MODEL.minutes(places(), nowhere, mode).tolist() == [UNKNOWN_MINUTES] * 3
    assert len(MODEL.minutes(places((48, 0)), places(), mode)) == 0


def test_a_place_known_only_by_its_commune_is_never_taken_as_next_door() -> None:
    home = places((48, 0), spread=1.5)
    exact = MODEL.minutes(places((48, 0)), places((48, 0)), Mode.WALK)[0]
    same_commune = MODEL.minutes(home, places((48, 0), spread=1.5), Mode.WALK)[0]
    assert exact == 0
    assert same_commune > 25


def test_it_answers_the_question_every_depth_answers() -> None:
    model: TravelTimes = MODEL
    nowhere_and_near = places((np.nan, 0), (48, 0.1))
    assert model.depths(places((48, 0)), nowhere_and_near, Mode.BIKE).tolist() == [
        Depth.NONE,
        Depth.MODEL,
    ]


def test_a_calibrated_curve_takes_the_place_of_detour_and_speed() -> None:
    constants = load_distance_constants()
    curve = {"far": 1.0, "near": 1.0, "scale_km": 10.0}
    car = {**constants["modes"][Mode.CAR], "curve": curve}
    model = DistanceModel({**constants, "modes": {**constants["modes"], Mode.CAR: car}})
    minutes = model.moving_minutes(np.array([0.0, 10.0]), Mode.CAR)
    np.testing.assert_allclose(minutes, [0, 10 + 10 * exp(-1)])
    assert model.moving_minutes(np.array([10.0]), Mode.BIKE) == MODEL.moving_minutes(
        np.array([10.0]), Mode.BIKE
    )


@pytest.mark.parametrize("curve", [{"far": 0.5, "near": 1.0}, {"far": 1.5, "near": -0.5}])
def test_no_way_on_a_curve_is_faster_than_the_model_says(curve: dict[str, float]) -> None:
    constants: dict[str, Any] = load_distance_constants()
    own = constants["modes"][Mode.CAR] | {"curve": curve | {"scale_km": 5.0}}
    model = DistanceModel({**constants, "modes": {Mode.CAR: own}})
    km = np.geomspace(0.1, 190, 200)
    assert (60 * km / model.moving_minutes(km, Mode.CAR) <= model.fastest_kmh + 1e-9).all()
