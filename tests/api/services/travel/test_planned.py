"""Is a planner asked for the next day that counts, at French hours, and told beside the rest?"""

import json
from datetime import date

import pytest
from roads.bad_server import answers, bad_server, is_silent

from api.services.travel.door import DoorToDoor
from api.services.travel.explain import explain_travel
from api.services.travel.planned import planned_ways, planner_at
from api.services.travel.points import spot_at
from api.services.travel.question import TravelQuestion
from api.services.travel.times import InstalledTravel
from data.travel.motis_http import MotisHttp
from data.travel.roads.http_client import RouterClient
from models.enums import Mode

SATURDAY = date(2026, 11, 28)
HOME, TOWN = spot_at("Village", 48.0, 0.0), spot_at("Ville", 48.2, 0.0)
# On Monday 30 November, in winter: 6:10 UTC is 7:10 in France.
THERE = {"startTime": "2026-11-30T06:10:00Z", "endTime": "2026-11-30T06:58:00Z", "transfers": 1}
BACK = {"startTime": "2026-11-30T16:10:00Z", "endTime": "2026-11-30T17:00:00Z", "transfers": 0}


def question(arrive: int = 480, leave: int = 1020) -> TravelQuestion:
    return TravelQuestion(HOME, TOWN, (Mode.TRANSIT, Mode.CAR), arrive, leave, SATURDAY)


def test_on_a_saturday_the_monday_is_planned_at_french_hours() -> None:
    with bad_server(answers(json.dumps({"itineraries": [THERE, BACK]}))) as server:
        told = planned_ways(MotisHttp(server.address), question())
    assert told["day"] == "2026-11-30"
    assert told["there"] == {"leaves": "07:10", "arrives": "07:58", "changes": 1}
    assert told["back"] == {"leaves": "17:10", "arrives": "18:00", "changes": 0}


def test_a_way_that_does_not_exist_is_none() -> None:
    with bad_server(answers('{"itineraries": []}')) as server:
        told = planned_ways(MotisHttp(server.address), question())
    assert (told["there"], told["back"]) == (None, None)


def test_it_stands_beside_the_means_by_transit_only() -> None:
    with bad_server(answers('{"itineraries": []}')) as server:
        found = explain_travel(
            InstalledTravel(), DoorToDoor(None), question(), MotisHttp(server.address)
        )
    planned = {way["mode"]: way["planned"] is not None for way in found["ways"]}
    assert planned == {"transit": True, "car": False}


def test_a_planner_that_is_slow_loses_no_answer_and_is_told() -> None:
    with bad_server(is_silent) as server:
        slow = MotisHttp("", RouterClient("MOTIS", server.address, seconds=0.3))
        found = explain_travel(InstalledTravel(), DoorToDoor(None), question(), slow)
    assert any("MOTIS" in remark for remark in found["remarks"])
    assert [way["minutes"] is not None for way in found["ways"]] == [True, False]


@pytest.mark.parametrize("address", [None, "http://127.0.0.1:9"])
def test_without_an_address_there_is_none(address: str | None) -> None:
    assert (planner_at(address) is None) == (address is None)
