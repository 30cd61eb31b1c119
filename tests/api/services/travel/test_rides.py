"""How are the buses of a week told?"""

import numpy as np
import pytest
from roads.tiny_travel import tiny_travel

from api.services.travel.rides import rides_entries
from matcher.travel.day_rides import rides_by_day
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import Hours, Places


@pytest.fixture(scope="module")
def transit() -> TransitTimes:
    found = tiny_travel().by_timetable
    assert found is not None
    return found


def told(transit: TransitTimes, start: int, end: int, weekdays: int) -> list[dict[str, object]]:
    """Entries between the village and the town."""
    home, town = (Places(np.array([lat]), np.zeros(1), np.zeros(1)) for lat in (48.0, 48.2))
    minutes = np.array([start], np.int32), np.array([end], np.int32)
    hours = Hours(*minutes, np.array([weekdays], np.uint8))
    return rides_entries(rides_by_day(transit, home, town, Mode.TRANSIT, hours))


def test_days_with_the_same_buses_are_one_line(transit: TransitTimes) -> None:
    found = told(transit, 525, 1030, 0b0011111)
    assert [entry["weekdays"] for entry in found] == ["124", "3", "5"]
    assert [entry["last_return"] for entry in found] == ["17:10", "17:10", "23:50"]


def test_a_way_names_its_line_stops_and_hours(transit: TransitTimes) -> None:
    (entry,) = told(transit, 525, 1030, 0b0000001)
    assert entry["there"] == {
        "leaves": "08:00",
        "arrives": "08:30",
        "minutes": 30,
        "changes": 0,
        "rides": [
            {"line": "1", "from": "Village", "departs": "08:00", "to": "Ville", "arrives": "08:30"}
        ],
    }


def test_a_way_that_does_not_exist_is_none_and_the_night_goes_past_midnight(
    transit: TransitTimes,
) -> None:
    monday, friday = told(transit, 525, 1380, 0b0010001)
    assert monday["back"] is None
    assert isinstance(friday["back"], dict)
    assert friday["back"]["arrives"] == "24:21"
