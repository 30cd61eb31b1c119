"""Is a place within reach exactly where its journey, there and back, is no longer?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st
from roads.tiny_gtfs import write_gtfs

from data.travel import load_distance_constants, load_transit_terms
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel import DistanceModel
from matcher.travel.distance import haversine_km
from matcher.travel.reach import reach_by_day
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import Hours, Places

VILLAGE, NOWHERE = (48.0, 0.0), (48.5, 0.5)
WEEK, WEDNESDAY, FRIDAY = 0b0011111, 0b0000100, 0b0010000
# What lies so near the edge may fall on either side of it: distances are reckoned on a grid.
EDGE_KM = 0.01


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory) -> TransitTimes:
    feed: Path = write_gtfs(tmp_path_factory.mktemp("gtfs") / "feed")
    timetable = read_timetable([feed], date(2026, 10, 5), walking_terms())
    return TransitTimes(timetable, DistanceModel(load_distance_constants()), load_transit_terms())


@pytest.fixture(scope="module")
def reached(times: TransitTimes) -> Callable[..., tuple[bool, float]]:
    """Whether a place is reached, and how far it is, in km, from being judged otherwise."""

    def judged(place: tuple[float, float], at: Hours, minutes: int) -> tuple[bool, float]:
        lat, lng = times.timetable.lat, times.timetable.lng
        away = haversine_km(place[0], place[1], lat, lng)
        found = reach_by_day(times, spot(VILLAGE), at, minutes)
        assert found is not None
        margins = [float((km - away).max()) for day in found for km in (day.there, day.back)]
        return min(margins) > 0, abs(min(margins))

    return judged


def spot(point: tuple[float, float]) -> Places:
    return Places(np.array([point[0]]), np.array([point[1]]), np.zeros(1))


def hours(start: int, end: int, weekdays: int = WEEK) -> Hours:
    whole = np.array([start], np.int32), np.array([end], np.int32)
    return Hours(*whole, np.array([weekdays], np.uint8))


@given(
    stop=st.integers(1, 4),
    north=st.floats(-0.01, 0.01),
    east=st.floats(-0.01, 0.01),
    start=st.integers(440, 500),
    end=st.sampled_from([1000, 1020, 1030, 1400]),
    weekdays=st.sampled_from([WEEK, WEDNESDAY, FRIDAY]),
    minutes=st.integers(30, 150),
)
def test_reach_and_minutes_agree_wherever_a_place_lies(
    times: TransitTimes,
    reached: Callable[..., tuple[bool, float]],
    stop: int,
    north: float,
    east: float,
    start: int,
    end: int,
    weekdays: int,
    minutes: int,
) -> None:
    lat, lng = times.timetable.lat[stop], times.timetable.lng[stop]
    place, at = (lat + north, lng + east), hours(start, end, weekdays)
    is_reached, margin = reached(place, at, minutes)
    event(f"reached: {is_reached}")
    assume(margin > EDGE_KM)
    counted = int(times.minutes(spot(VILLAGE), spot(place), Mode.TRANSIT, at)[0])
    assert is_reached == (counted <= minutes)


def test_more_minutes_reach_farther_and_never_farther_than_one_walks(times: TransitTimes) -> None:
    at = hours(480, 1020)
    less, more = (reach_by_day(times, spot(VILLAGE), at, minutes) for minutes in (45, 90))
    assert less is not None
    assert more is not None
    for one, other in zip(less, more, strict=True):
        assert (one.there <= other.there).all()
        assert (one.back <= other.back).all()
    assert max(day.there.max() for day in more) <= 20 / 60 * 4.8


def test_a_shift_that_ends_after_the_last_bus_is_reached_on_fridays_only(
    reached: Callable[..., tuple[bool, float]],
) -> None:
    assert reached((48.2, 0.0), hours(455, 1380, FRIDAY), 90)[0]
    assert not reached((48.2, 0.0), hours(455, 1380), 90)[0]


def test_a_night_shift_ends_the_next_morning(times: TransitTimes) -> None:
    # From the town at 17:10 for 18:00 in the village; back at 7:00, home at 7:30.
    at = hours(1080, 360, 0b0000001)
    (day,) = reach_by_day(times, spot((48.2, 0.0)), at, 95) or ()
    assert day.there[0] > 0
    assert day.back[0] > 0
    (day,) = reach_by_day(times, spot((48.2, 0.0)), at, 85) or ()
    assert day.back[0] == 0


def test_a_home_that_no_stop_serves_has_no_reach_to_tell(times: TransitTimes) -> None:
    assert reach_by_day(times, spot(NOWHERE), hours(480, 1020), 45) is None
