"""Is a journey explained by every means, with where its minutes come from?"""

from typing import Any

import pytest
from roads.bad_server import answers, bad_server
from roads.tiny_roads import NORTH, SOUTH

from api.services.travel.door import DoorToDoor
from api.services.travel.explain import explain_travel
from api.services.travel.points import find_spot, spot_at
from api.services.travel.question import TravelQuestion
from api.services.travel.times import InstalledTravel
from models.enums import Mode
from models.errors import InvalidCode, NotFound

from .conftest import DAY, Build

TOWN = spot_at("Ville", 48.2, 0.0)
VILLAGE = spot_at("Village", *SOUTH)
EVERY_DAY = 0b1111111


def asked(
    *modes: Mode, arrive: int = 480, leave: int = 1025, weekdays: int = 0b0011111
) -> TravelQuestion:
    return TravelQuestion(VILLAGE, TOWN, modes, arrive, leave, DAY, weekdays)


def told(installed: InstalledTravel, question: TravelQuestion) -> dict[str, dict[str, Any]]:
    installed.current()
    answer = explain_travel(installed, DoorToDoor(installed.tiles), question)
    return {way["mode"]: way for way in answer["ways"]}


def test_by_distance_the_error_is_told_and_the_bus_is_unknown() -> None:
    ways = told(InstalledTravel(), asked(Mode.CAR, Mode.TRANSIT))
    assert ways["car"]["depth"] == "modèle de distance"
    assert ways["car"]["error_minutes"] > 0
    assert ways["transit"]["minutes"] is None
    assert ways["transit"]["depth"] == "inconnu"
    assert not ways["transit"]["impossible_at_these_hours"]


def test_with_roads_the_way_from_door_to_door_stands_beside(built: Build) -> None:
    ways = told(InstalledTravel(built()), asked(Mode.CAR, Mode.MOPED, Mode.TRANSIT))
    assert ways["car"]["depth"] == "routes, de commune à commune"
    assert ways["car"]["error_minutes"] is None
    assert ways["car"]["route"]["km"] == pytest.approx(20, abs=2.3)
    assert abs(ways["car"]["route"]["minutes"] - ways["car"]["minutes"]) <= 5
    assert ways["car"]["minutes"] < ways["moped"]["minutes"]
    assert ways["transit"]["route"] is None


def test_buses_are_told_once_for_the_days_that_are_alike(built: Build) -> None:
    installed = InstalledTravel(built(osm=False, gtfs=True))
    days = told(installed, asked(Mode.TRANSIT, arrive=525))["transit"]["timetable"]
    assert [day["weekdays"] for day in days] == ["124", "3", "5"]
    departs = [day["there"]["rides"][0]["departs"] for day in days]
    assert departs == ["08:00", "07:00", "08:00"]
    assert days[2]["last_return"] > days[0]["last_return"]


def test_days_alike_only_at_these_hours_are_told_together(built: Build) -> None:
    installed = InstalledTravel(built(osm=False, gtfs=True))
    days = told(installed, asked(Mode.TRANSIT, arrive=460))["transit"]["timetable"]
    assert [day["weekdays"] for day in days] == ["1234", "5"]


def test_a_shift_after_the_last_bus_is_impossible_at_these_hours(built: Build) -> None:
    installed = InstalledTravel(built(osm=False, gtfs=True))
    way = told(installed, asked(Mode.TRANSIT, arrive=840, leave=1380))["transit"]
    assert way["impossible_at_these_hours"]
    assert way["timetable"][0]["back"] is None


def test_a_place_no_feed_serves_has_no_buses_to_tell(built: Build) -> None:
    installed = InstalledTravel(built(osm=False, gtfs=True))
    installed.current()
    question = TravelQuestion(VILLAGE, spot_at("X", 49.0, 1.0), (Mode.TRANSIT,), 480, 1020, DAY)
    (way,) = explain_travel(installed, DoorToDoor(None), question)["ways"]
    assert way["timetable"] == []
    assert way["minutes"] is None


def test_a_router_that_fails_is_said_and_the_minutes_stay() -> None:
    installed = InstalledTravel()
    with bad_server(answers("<html>")) as server:
        answer = explain_travel(installed, DoorToDoor(None, server.address), asked(Mode.CAR))
    assert answer["ways"][0]["minutes"] is not None
    assert answer["ways"][0]["route"] is None
    assert answer["remarks"] == ["Valhalla (HTTP) : réponse illisible (pas du JSON)."]


@pytest.mark.parametrize(
    ("asked_for", "label"),
    [("72003", "Allonnes"), ("ancinnes", "Ancinnes"), ("48.18,0.0", "48.1800, 0.0000")],
)
def test_a_place_is_found_by_name_code_or_point(asked_for: str, label: str) -> None:
    assert find_spot(asked_for).label == label


@pytest.mark.parametrize("asked_for", ["91.0,0.0", "48.0,181.0"])
def test_a_point_off_the_globe_is_refused(asked_for: str) -> None:
    with pytest.raises(InvalidCode, match="degrés"):
        find_spot(asked_for)


def test_a_name_that_several_bear_asks_for_the_code() -> None:
    with pytest.raises(InvalidCode, match="un code Insee"):
        find_spot("Saint-Denis")
    with pytest.raises(NotFound):
        find_spot("Nulle-Part-sur-Rien")


def test_isochrones_are_told_in_minutes_door_to_door(built: Build) -> None:
    installed = InstalledTravel(built())
    installed.current()
    door = DoorToDoor(installed.tiles)
    areas = door.isochrones(VILLAGE, Mode.CAR, (10, 20, 30))
    assert areas is not None
    assert [feature["properties"]["minutes"] for feature in areas["features"]] == [30, 20, 10]
    assert all(feature["geometry"]["type"] == "Polygon" for feature in areas["features"])
    # Five minutes by car are gone before it moves.
    nothing = door.isochrones(VILLAGE, Mode.CAR, (5,))
    assert nothing == {"type": "FeatureCollection", "features": []}
    assert door.isochrones(VILLAGE, Mode.TRANSIT) is None
    assert DoorToDoor(None).isochrones(VILLAGE, Mode.CAR) is None
    assert door.route(VILLAGE, spot_at("N", *NORTH), Mode.TRANSIT) is None
