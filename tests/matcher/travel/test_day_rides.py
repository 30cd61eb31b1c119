"""Do the rides told on each day add up to the minutes that count?"""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from roads.tiny_gtfs import write_gtfs

from data.travel import load_distance_constants, load_transit_terms
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel import DistanceModel
from matcher.travel.day_rides import rides_by_day
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, Hours, Places

VILLAGE, TOWN, WORKS, HAMLET, NOWHERE = (48, 0), (48.2, 0), (48.09, 0.08), (47.975, 0), (48.5, 0.5)
WEEK, WEDNESDAY, FRIDAY = 0b0011111, 0b0000100, 0b0010000


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory) -> TransitTimes:
    feed: Path = write_gtfs(tmp_path_factory.mktemp("gtfs") / "feed")
    timetable = read_timetable([feed], date(2026, 10, 5), walking_terms())
    return TransitTimes(timetable, DistanceModel(load_distance_constants()), load_transit_terms())


def at(point: tuple[float, float]) -> Places:
    return Places(np.array([point[0]], float), np.array([point[1]], float), np.zeros(1))


def hours(start: int, end: int, weekdays: int = WEEK) -> Hours:
    whole = np.array([start], np.int32), np.array([end], np.int32)
    return Hours(*whole, np.array([weekdays], np.uint8))


def test_each_different_day_is_told_once_with_its_weekdays(times: TransitTimes) -> None:
    found = rides_by_day(times, at(VILLAGE), at(TOWN), Mode.TRANSIT, hours(525, 1020))
    assert sum(day.weekdays for day in found) == WEEK
    leaves = {day.weekdays: day.there.leaves for day in found if day.there}
    assert leaves[WEDNESDAY] == 7 * 3600
    assert {at for days, at in leaves.items() if days != WEDNESDAY} == {8 * 3600}


def test_the_last_return_is_another_one_on_fridays(times: TransitTimes) -> None:
    found = rides_by_day(times, at(VILLAGE), at(TOWN), Mode.TRANSIT, hours(525, 1020))
    last = {day.weekdays & FRIDAY != 0: day.last_return for day in found}
    assert last == {False: 17 * 3600 + 600, True: 23 * 3600 + 50 * 60}


def test_a_day_without_a_way_says_so(times: TransitTimes) -> None:
    (day,) = rides_by_day(times, at(VILLAGE), at(TOWN), Mode.TRANSIT, hours(525, 1380, WEDNESDAY))
    assert day.there is not None
    assert day.back is None


def test_far_from_any_stop_nothing_is_told(times: TransitTimes) -> None:
    for ends in ((VILLAGE, NOWHERE), (NOWHERE, VILLAGE)):
        assert rides_by_day(times, at(ends[0]), at(ends[1]), Mode.TRANSIT, hours(480, 1020)) == ()


def test_nobody_can_ride_to_a_stop_that_is_too_far(times: TransitTimes) -> None:
    far = (VILLAGE[0] - 0.0269, 0.0)
    walking = rides_by_day(times, at(far), at(TOWN), Mode.TRANSIT, hours(480, 1030))
    assert {(day.there, day.back, day.last_return) for day in walking} == {(None, None, None)}


def test_nobody_rides_to_a_stop_beyond_what_a_bike_is_used_for(times: TransitTimes) -> None:
    terms = {**load_transit_terms(), "bike_minutes_at_most": 1}
    short = TransitTimes(times.timetable, DistanceModel(load_distance_constants()), terms)
    found = rides_by_day(short, at(HAMLET), at(TOWN), Mode.BIKE_TRANSIT, hours(480, 1030))
    assert {(day.there, day.back) for day in found} == {(None, None)}


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    origin=st.sampled_from([VILLAGE, HAMLET, TOWN, WORKS]),
    place=st.sampled_from([TOWN, WORKS, VILLAGE]),
    mode=st.sampled_from([Mode.TRANSIT, Mode.BIKE_TRANSIT]),
    start=st.integers(300, 1300),
    end=st.integers(300, 1430),
    weekdays=st.integers(1, 127),
)
def test_the_rides_told_are_the_minutes_that_count(
    times: TransitTimes,
    origin: tuple[float, float],
    place: tuple[float, float],
    mode: Mode,
    start: int,
    end: int,
    weekdays: int,
) -> None:
    asked = hours(start, end, weekdays)
    minutes = int(times.minutes(at(origin), at(place), mode, asked)[0])
    found = rides_by_day(times, at(origin), at(place), mode, asked)
    if any(day.there is None or day.back is None for day in found):
        assert minutes == LONGEST_MINUTES
        return
    ends = 60 * (end if end > start else end + 1440)
    longest = max(
        max(60 * start - day.there.leaves, day.back.arrives - ends)
        for day in found
        if day.there and day.back
    )
    assert minutes == min(-(-longest // 60), LONGEST_MINUTES)
