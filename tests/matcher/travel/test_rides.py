"""Which buses, which changes, and when does the last one leave?"""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from roads.tiny_gtfs import write_gtfs

from data.travel import load_distance_constants, load_transit_terms
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel import DistanceModel
from matcher.travel.day_ways import Day
from matcher.travel.rides import Ride, last_return, way_back, way_there
from matcher.travel.stops import NearStops
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import Places

VILLAGE, TOWN, WORKS, NO_STOP = (48.0, 0.0), (48.2, 0.0), (48.09, 0.08), (48.5, 0.5)
MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4


@pytest.fixture(scope="module")
def times(tmp_path_factory: pytest.TempPathFactory) -> TransitTimes:
    feed: Path = write_gtfs(tmp_path_factory.mktemp("gtfs") / "feed")
    timetable = read_timetable([feed], date(2026, 10, 5), walking_terms())
    return TransitTimes(timetable, DistanceModel(load_distance_constants()), load_transit_terms())


class Trip:
    """A home and a place on one weekday."""

    def __init__(
        self,
        times: TransitTimes,
        ends: tuple[tuple[float, float], tuple[float, float]],
        weekday: int = MONDAY,
    ) -> None:
        self.day: Day = times.days[times.timetable.week[weekday]]
        self.home, self.place = (near_of(times, end) for end in ends)
        self.names = times.timetable.stop_names

    def told(self, rides: tuple[Ride, ...]) -> list[str]:
        return [
            f"{clock(r.departs)} {self.names[r.on]} → {clock(r.arrives)} {self.names[r.off]}"
            for r in rides
        ]


def near_of(times: TransitTimes, point: tuple[float, float]) -> NearStops:
    place = Places(np.array([point[0]]), np.array([point[1]]), np.zeros(1))
    return times.search.near(place, Mode.WALK)[0]


def clock(second: int) -> str:
    return f"{second // 3600}:{second // 60 % 60:02d}"


def at(hour: int, minute: int = 0) -> int:
    return 3600 * hour + 60 * minute


def test_there_one_leaves_as_late_as_possible(times: TransitTimes) -> None:
    trip = Trip(times, (VILLAGE, TOWN))
    way = way_there(trip.day, trip.home, trip.place, at(8, 45))
    assert way is not None
    assert trip.told(way.rides) == ["8:00 Village → 8:30 Ville"]
    assert (way.leaves, way.changes) == (at(8), 0)
    assert at(8, 30) <= way.arrives <= at(8, 45)


def test_on_another_day_other_buses_run(times: TransitTimes) -> None:
    trip = Trip(times, (VILLAGE, TOWN), WEDNESDAY)
    way = way_there(trip.day, trip.home, trip.place, at(8, 45))
    assert way is not None
    assert trip.told(way.rides) == ["7:00 Village → 7:30 Ville"]


def test_one_changes_on_foot_and_the_change_is_counted(times: TransitTimes) -> None:
    trip = Trip(times, (VILLAGE, WORKS))
    there = way_there(trip.day, trip.home, trip.place, at(8))
    back = way_back(trip.day, trip.home, trip.place, at(17))
    assert there is not None
    assert back is not None
    assert trip.told(there.rides) == ["7:00 Village → 7:10 Bourg", "7:20 Bourg mairie → 7:35 Usine"]
    assert trip.told(back.rides) == [
        "17:05 Usine → 17:20 Bourg mairie",
        "17:31 Bourg → 17:41 Village",
    ]
    assert there.changes == back.changes == 1


def test_back_one_leaves_after_the_end_and_is_home_first(times: TransitTimes) -> None:
    trip = Trip(times, (VILLAGE, TOWN))
    way = way_back(trip.day, trip.home, trip.place, at(17))
    assert way is not None
    assert trip.told(way.rides) == ["17:10 Ville → 17:41 Village"]
    assert at(17) <= way.leaves <= at(17, 10)
    assert at(17, 41) <= way.arrives <= at(17, 45)


def test_no_way_is_told_as_none(times: TransitTimes) -> None:
    trip = Trip(times, (VILLAGE, TOWN))
    assert way_there(trip.day, trip.home, trip.place, at(6)) is None
    assert way_back(trip.day, trip.home, trip.place, at(18)) is None
    nowhere = Trip(times, (NO_STOP, TOWN))
    assert way_there(nowhere.day, nowhere.home, nowhere.place, at(9)) is None
    assert last_return(nowhere.day, nowhere.home, nowhere.place) is None


def test_the_last_return_is_that_day_s(times: TransitTimes) -> None:
    monday, friday = Trip(times, (VILLAGE, TOWN)), Trip(times, (VILLAGE, TOWN), FRIDAY)
    last = [last_return(trip.day, trip.home, trip.place) for trip in (monday, friday)]
    assert last[0] is not None
    assert last[1] is not None
    assert at(17) < last[0] <= at(17, 10)
    assert at(23, 40) < last[1] <= at(23, 50)
