"""Are a router's minutes between communes moved to the places, corrected, and bounded?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roads.tiny_roads import places
from worlds.listed_matrix import ListedMatrix

from data.travel import load_distance_constants, load_road_corrections
from matcher.travel import DistanceModel
from matcher.travel.distance_model import crow_km
from matcher.travel.matrix_times import MatrixTimes
from models.enums import Mode
from models.protocols import (
    FASTEST_KMH,
    LONGEST_MINUTES,
    UNKNOWN_MINUTES,
    BetweenCommunes,
    Depth,
    Places,
)

MODEL = DistanceModel(load_distance_constants())
BOURG, TOWN = (48.0, 0.0), (48.2, 0.0)
FREE_FLOW = {"modes": {mode: {"access_minutes": 0, "slower": 1} for mode in Mode}}


class Between(ListedMatrix):
    """A matrix that gives the same minutes for every pair, and the km between bourg and town."""

    fastest_kmh = FASTEST_KMH

    def __init__(self, minutes: int) -> None:
        super().__init__([], {})
        self._all = minutes

    def between(self, _origin: Places, destinations: Places, _mode: Mode) -> BetweenCommunes:
        km = float(crow_km(places(BOURG), places(TOWN))[0])
        n = len(destinations)
        return BetweenCommunes(np.full(n, self._all, dtype=np.uint8), np.full(n, km))


def minutes(given_minutes: int, origin: Places, end: Places, mode: Mode = Mode.CAR) -> int:
    times = MatrixTimes(Between(given_minutes), MODEL, FREE_FLOW)
    return int(times.minutes(origin, end, mode)[0])


def test_between_the_communes_points_they_are_the_router_s() -> None:
    assert minutes(31, places(BOURG), places(TOWN)) == 31


def test_a_farm_beyond_the_bourg_adds_its_own_way() -> None:
    farm = places((47.98, 0.0))
    longer = MODEL.moving_minutes(crow_km(farm, places(TOWN)), Mode.CAR)
    farther = longer - MODEL.moving_minutes(crow_km(places(BOURG), places(TOWN)), Mode.CAR)
    assert minutes(31, farm, places(TOWN)) == round(31 + float(farther[0]))
    assert minutes(31, places((48.02, 0.0)), places(TOWN)) < 31


def test_a_commune_known_by_its_point_only_is_a_little_farther() -> None:
    assert minutes(31, places(BOURG, spread=8), places(TOWN)) > 31


def test_access_and_traffic_are_added() -> None:
    times = MatrixTimes(Between(30), MODEL, load_road_corrections())
    told = load_road_corrections()["modes"][Mode.CAR]
    found = int(times.minutes(places(BOURG), places(TOWN), Mode.CAR)[0])
    assert found == round(told["access_minutes"] + 30 * told["slower"])


def test_no_way_and_no_road_mode_are_not_known() -> None:
    assert minutes(UNKNOWN_MINUTES, places(BOURG), places(TOWN)) == UNKNOWN_MINUTES
    assert minutes(31, places(BOURG), places((np.nan, 0.0))) == UNKNOWN_MINUTES
    times = MatrixTimes(Between(31), MODEL, load_road_corrections())
    assert times.minutes(places(BOURG), places(TOWN), Mode.TRANSIT)[0] == UNKNOWN_MINUTES
    assert times.minutes(places(), places(TOWN), Mode.CAR)[0] == UNKNOWN_MINUTES
    ends = places(TOWN, (np.nan, 0.0))
    assert times.depths(places(BOURG), ends, Mode.CAR).tolist() == [Depth.MATRIX, Depth.NONE]


def test_the_longest_stays_the_longest() -> None:
    assert minutes(LONGEST_MINUTES, places((48.1, 0.0)), places(TOWN)) == LONGEST_MINUTES
    assert minutes(253, places((47.0, 0.0)), places(TOWN)) == LONGEST_MINUTES


def test_a_lift_takes_as_long_as_a_car() -> None:
    assert minutes(31, places(BOURG), places(TOWN), Mode.LIFT) == 31


@given(
    st.integers(0, 253),
    st.tuples(st.floats(47.8, 48.4), st.floats(-0.3, 0.3)),
    st.sampled_from([Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR]),
)
def test_no_journey_is_faster_than_any_may_be(
    given_minutes: int, end: tuple[float, float], mode: Mode
) -> None:
    found = minutes(given_minutes, places(BOURG), places(end), mode)
    crow = float(crow_km(places(BOURG), places(end))[0])
    assert found >= min(60 * crow / FASTEST_KMH, LONGEST_MINUTES) - 0.5
    assert found >= min(0.5 * MODEL.moving_minutes(np.array([crow]), mode)[0], LONGEST_MINUTES) - 1


def test_nothing_is_faster_than_the_fastest_pair_of_communes() -> None:
    slow = Between(1)
    slow.fastest_kmh = 40.0
    times = MatrixTimes(slow, MODEL, FREE_FLOW)
    crow = float(crow_km(places(BOURG), places((48.3, 0.0)))[0])
    assert times.fastest_kmh == 40
    found = int(times.minutes(places(BOURG), places((48.3, 0.0)), Mode.CAR)[0])
    assert found == round(60 * crow / 40)


@pytest.mark.parametrize("mode", [Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR])
def test_every_road_mode_has_its_correction_and_its_source(mode: Mode) -> None:
    told = load_road_corrections()["modes"][mode]
    assert told["slower"] >= 1
    assert len(told["source"]) > 20
