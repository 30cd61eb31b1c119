"""How long is the bus journey, there and back, at the hours of the post?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from roads.tiny_gtfs import write_gtfs

from data.travel import load_distance_constants, load_transit_terms
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel import DistanceModel, transit
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Depth, Hours, Places
from models.timetable import Timetable

VILLAGE, TOWN, WORKS = (48.0, 0.0), (48.2, 0.0), (48.09, 0.08)
NO_STOP = (48.5, 0.5)
WEEK, MON_TUE, FRIDAY = 0b0011111, 0b0000011, 0b0010000


@pytest.fixture(scope="module")
def timetable(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    feed: Path = write_gtfs(tmp_path_factory.mktemp("gtfs") / "feed")
    return read_timetable([feed], date(2026, 10, 5), walking_terms())


@pytest.fixture(scope="module")
def times(timetable: Timetable) -> TransitTimes:
    return TransitTimes(timetable, DistanceModel(load_distance_constants()), load_transit_terms())


def places(*points: tuple[float, float], spread: float = 0.0) -> Places:
    lat, lng = np.array(points, dtype=float).reshape(-1, 2).T
    return Places(lat, lng, np.full(len(points), spread))


def hours(start: str, end: str, weekdays: int = WEEK, n: int = 1) -> Hours:
    def minutes(clock: str) -> np.ndarray:
        hour, minute = clock.split(":")
        return np.full(n, 60 * int(hour) + int(minute), dtype=np.int32)

    return Hours(minutes(start), minutes(end), np.full(n, weekdays, dtype=np.uint8))


@pytest.fixture(scope="module")
def minutes(times: TransitTimes) -> Callable[..., int]:
    def asked(
        origin: tuple[float, float],
        place: tuple[float, float],
        at: Hours,
        mode: Mode = Mode.TRANSIT,
        spread: float = 0.0,
    ) -> int:
        return int(times.minutes(places(origin), places(place, spread=spread), mode, at)[0])

    return asked


def test_waiting_before_the_start_counts(minutes: Callable[..., int]) -> None:
    # Leaves at 7:00, is there at 7:30; back 17:10 to 17:41.
    assert minutes(VILLAGE, TOWN, hours("7:30", "17:10")) == 31
    assert minutes(VILLAGE, TOWN, hours("8:00", "17:10")) == 60


def test_the_longer_of_the_two_ways_counts(minutes: Callable[..., int]) -> None:
    assert minutes(VILLAGE, TOWN, hours("7:30", "16:00")) == 101


def test_the_worst_weekday_counts(minutes: Callable[..., int]) -> None:
    # The bus of 8:00 does not run on Wednesday: then one leaves at 7:00 for 8:30.
    assert minutes(VILLAGE, TOWN, hours("8:30", "17:10", MON_TUE)) == 31
    assert minutes(VILLAGE, TOWN, hours("8:30", "17:10", WEEK)) == 90


def test_a_shift_that_ends_after_the_last_bus_is_impossible(minutes: Callable[..., int]) -> None:
    assert minutes(VILLAGE, TOWN, hours("7:30", "23:00", FRIDAY)) == 81
    assert minutes(VILLAGE, TOWN, hours("7:30", "23:00", MON_TUE)) == LONGEST_MINUTES


def test_a_night_shift_ends_the_next_morning(minutes: Callable[..., int]) -> None:
    # There by the evening is impossible: the last bus to town leaves at 8:00.
    assert minutes(VILLAGE, TOWN, hours("22:00", "6:00")) == LONGEST_MINUTES
    assert minutes(TOWN, VILLAGE, hours("18:00", "6:00", MON_TUE)) == 90


def test_one_changes_on_foot_between_two_poles(minutes: Callable[..., int]) -> None:
    # 7:00 to the bourg 7:10, across the street, 7:20 to the works 7:35; back the same way.
    assert minutes(VILLAGE, WORKS, hours("7:35", "17:05")) == 36


def test_a_stop_out_of_walking_reach_is_reached_by_bike(minutes: Callable[..., int]) -> None:
    hamlet = (VILLAGE[0] - 0.025, 0.0)
    at = hours("7:30", "17:10")
    assert minutes(hamlet, TOWN, at) == LONGEST_MINUTES
    # 3.8 km of road at 15 km/h, two minutes to get going: 17 min and some seconds.
    assert minutes(hamlet, TOWN, at, Mode.BIKE_TRANSIT) == 31 + 18


def test_where_no_stop_is_near_the_journey_is_unknown_not_impossible(
    minutes: Callable[..., int],
) -> None:
    at = hours("8:00", "17:00")
    assert minutes(VILLAGE, (48.05, 0.2), at) == UNKNOWN_MINUTES
    assert minutes((48.05, 0.2), VILLAGE, at) == UNKNOWN_MINUTES
    assert minutes(VILLAGE, NO_STOP, at) == UNKNOWN_MINUTES
    assert minutes(VILLAGE, (np.nan, np.nan), at) == UNKNOWN_MINUTES
    assert minutes((np.nan, np.nan), VILLAGE, at) == UNKNOWN_MINUTES


def test_too_far_from_any_stop_to_walk_is_impossible(minutes: Callable[..., int]) -> None:
    assert minutes(VILLAGE, (48.225, 0.0), hours("8:00", "17:10")) == LONGEST_MINUTES


def test_a_commune_s_point_stands_for_its_bourg(minutes: Callable[..., int]) -> None:
    exact = minutes(VILLAGE, TOWN, hours("7:45", "17:00"))
    anywhere = minutes(VILLAGE, TOWN, hours("7:45", "17:00"), spread=3.0)
    assert exact <= anywhere <= exact + 10


def test_without_hours_or_by_road_it_does_not_answer(times: TransitTimes) -> None:
    at = hours("8:00", "17:10")
    home, town = places(VILLAGE), places(TOWN)
    assert times.minutes(home, town, Mode.TRANSIT).tolist() == [UNKNOWN_MINUTES]
    assert times.minutes(home, town, Mode.CAR, at).tolist() == [UNKNOWN_MINUTES]
    assert times.minutes(places(), town, Mode.TRANSIT, at).tolist() == [UNKNOWN_MINUTES]
    assert len(times.minutes(home, places(), Mode.TRANSIT, hours("8:00", "17:10", n=0))) == 0
    assert times.depths(home, town, Mode.TRANSIT).tolist() == [Depth.TIMETABLE]
    assert times.depths(home, town, Mode.CAR).tolist() == [Depth.NONE]


def test_many_places_are_answered_each_at_its_hours(times: TransitTimes) -> None:
    at = Hours(
        np.array([450, 455, 480], dtype=np.int32),
        np.array([1030, 1025, 1030], dtype=np.int32),
        np.full(3, MON_TUE, dtype=np.uint8),
    )
    found = times.minutes(places(VILLAGE), places(TOWN, WORKS, TOWN), Mode.TRANSIT, at)
    assert found.tolist() == [31, 36, 60]


def test_what_is_remembered_changes_no_answer(
    timetable: Timetable, times: TransitTimes, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgetful = TransitTimes(timetable, times.search.model, load_transit_terms())
    monkeypatch.setattr(transit, "_MOST_BYTES", 100)
    for at in (hours("8:00", "17:10"), hours("7:30", "16:00"), hours("8:00", "17:10")):
        asked = (places(VILLAGE), places(TOWN), Mode.TRANSIT, at)
        assert forgetful.minutes(*asked).tolist() == times.minutes(*asked).tolist()


def test_a_post_without_any_weekday_is_asked_for_monday(minutes: Callable[..., int]) -> None:
    assert minutes(VILLAGE, TOWN, hours("8:30", "17:10", 0)) == 31
