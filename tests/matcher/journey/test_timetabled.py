"""What do timetables add to a journey: rides, hours of the day, the pass?"""

from collections.abc import Callable
from typing import Any

import pytest
from roads.tiny_travel import tiny_travel

from matcher.journey.clock import Clock
from matcher.journey.journey import Journey
from matcher.rank.ranking import Ranking
from matcher.travel.layers import LayeredTimes
from models.enums import Mode

BY_BUS = {"has_bike": False, "uses_transit": True}
TOWN_KM = 22.2


@pytest.fixture(scope="module")
def travel() -> LayeredTimes:
    return tiny_travel()


@pytest.fixture(scope="module")
def told_by_bus(
    travel: LayeredTimes,
    told_of: Callable[..., dict[str, Journey]],
    rank_by_timetable: Callable[..., Ranking],
) -> Callable[..., Journey]:
    """The journey of one offer in the town, for somebody who takes the bus."""

    def told(person: dict[str, Any], courses: tuple[Any, ...] = (), **offer: Any) -> Journey:
        row = {"offer_id": "o", "km": TOWN_KM, "day_start": 465, "day_end": 1020, **offer}
        ranking = rank_by_timetable(person={**BY_BUS, **person}, courses=courses, offers=[row])
        return told_of(ranking, courses, travel)["o"]

    return told


def test_the_rides_of_each_day_are_told_and_the_pass_is_needed(
    told_by_bus: Callable[..., Journey],
) -> None:
    found = told_by_bus({})
    assert found.employer.best is not None
    assert found.employer.best.mode is Mode.TRANSIT
    assert {day.there.changes for day in found.employer.best.rides if day.there} == {0}
    # Leaves by the bus of 7:00, back by the one of 17:10, some steps from the stop.
    assert found.clock == Clock(420, 1061)
    assert found.cost.needs_pass
    assert "transport_pass_share" in [aid.rule for aid in found.aids]


def test_beside_a_car_the_bus_is_the_runner_up_with_its_rides(
    told_by_bus: Callable[..., Journey],
) -> None:
    found = told_by_bus({"has_car": True, "licences": "b"}).employer
    assert found.best is not None
    assert (found.best.mode, found.best.rides) == (Mode.CAR, ())
    assert found.runner_up is not None
    assert found.runner_up.mode is Mode.TRANSIT
    assert sum(day.weekdays for day in found.runner_up.rides) == 0b0011111


def test_who_boards_needs_the_bus_of_monday_and_of_friday(
    told_by_bus: Callable[..., Journey],
) -> None:
    course = {"course_id": "c", "km": TOWN_KM, "boarding": True}
    found = told_by_bus({"max_minutes_cfa": 30}, (course,), course_id="c").cfa
    assert found is not None
    assert found.best is not None
    assert sum(day.weekdays for day in found.best.rides) == 0b0010001
