"""How does one get from here to there, by each means, and where do the minutes come from?"""

from typing import Any

import numpy as np

from api.services.travel.door import DoorToDoor
from api.services.travel.planned import planned_ways
from api.services.travel.question import TravelQuestion
from api.services.travel.rides import rides_entries
from api.services.travel.times import InstalledTravel
from data.travel.motis_http import MotisHttp
from data.travel.roads.router import RouterFailed
from matcher.travel.distance_model import crow_km
from matcher.travel.layers import DEPTH_WORDS, LayeredTimes
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Depth, Hours


def explain_travel(
    installed: InstalledTravel,
    door: DoorToDoor,
    question: TravelQuestion,
    planner: MotisHttp | None = None,
) -> dict[str, Any]:
    """Each means with minutes, depth, error and details, quickest first, and the remarks.

    `planner`: asked for public transport too, where there is one.
    """
    times = installed.current()
    remarks = list(installed.remarks_on(question.today))
    ways = [_way(installed, times, question, mode) for mode in question.modes]
    for way in ways:
        try:
            _add_route(way, door, question)
            if planner is not None and way["mode"] == Mode.TRANSIT:
                way["planned"] = planned_ways(planner, question)
        except RouterFailed as error:
            remarks.append(str(error))
    ways.sort(key=lambda way: UNKNOWN_MINUTES if way["minutes"] is None else way["minutes"])
    km = float(crow_km(question.origin.place, question.destination.place)[0])
    return {
        "from": question.origin.label,
        "to": question.destination.label,
        "km": None if np.isnan(km) else round(km, 1),
        "ways": ways,
        "remarks": list(dict.fromkeys(remarks)),
    }


def _way(
    installed: InstalledTravel, times: LayeredTimes, question: TravelQuestion, mode: Mode
) -> dict[str, Any]:
    origin, destination = question.origin.place, question.destination.place
    minutes = int(times.minutes(origin, destination, mode, _hours(question))[0])
    depth = Depth(int(times.depths(origin, destination, mode)[0]))
    if minutes == UNKNOWN_MINUTES:
        depth = Depth.NONE
    by_timetable = mode in (Mode.TRANSIT, Mode.BIKE_TRANSIT)
    return {
        "mode": str(mode),
        "minutes": None if minutes == UNKNOWN_MINUTES else minutes,
        "impossible_at_these_hours": by_timetable and minutes == LONGEST_MINUTES,
        "depth": DEPTH_WORDS[depth],
        "error_minutes": installed.model.error_minutes(mode) if depth is Depth.MODEL else None,
        "bias_minutes": installed.model.bias_minutes(mode) if depth is Depth.MODEL else None,
        "timetable": _timetable(installed, question, mode) if by_timetable else None,
        "route": None,
        "planned": None,
    }


def _add_route(way: dict[str, Any], door: DoorToDoor, question: TravelQuestion) -> None:
    route = door.route(question.origin, question.destination, Mode(way["mode"]))
    if route is not None:
        way["route"] = {"minutes": route.minutes, "km": route.km, "router": door.router_name}


def _timetable(
    installed: InstalledTravel, question: TravelQuestion, mode: Mode
) -> list[dict[str, Any]]:
    """The ways of each different day; nothing without timetables."""
    transit = installed.times.by_timetable
    if transit is None:
        return []
    # Loads numba: only questions that timetables answer wait for it.
    from matcher.travel.day_rides import rides_by_day

    origin, destination = question.origin.place, question.destination.place
    return rides_entries(rides_by_day(transit, origin, destination, mode, _hours(question)))


def _hours(question: TravelQuestion) -> Hours:
    return Hours(
        np.array([question.arrive], dtype=np.int32),
        np.array([question.leave], dtype=np.int32),
        np.array([question.weekdays], dtype=np.uint8),
    )
