"""How are the buses of each day told as JSON? Hours, lines, stops, the last return."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.travel.day_rides import DayRides
    from matcher.travel.rides import Way

_WEEK = 7


def rides_entries(days: Iterable["DayRides"]) -> list[dict[str, Any]]:
    """The ways of a week: `weekdays` as digits (1 Monday), both ways, the last return.

    Days on which the same buses are taken are one entry.
    """
    told: list[dict[str, Any]] = []
    for day in days:
        entry = _entry(day)
        same = next((e for e in told if {**e, "weekdays": ""} == {**entry, "weekdays": ""}), None)
        if same is None:
            told.append(entry)
        else:
            same["weekdays"] = "".join(sorted(same["weekdays"] + entry["weekdays"]))
    return told


def _entry(day: "DayRides") -> dict[str, Any]:
    last = day.last_return
    return {
        "weekdays": "".join(str(n + 1) for n in range(_WEEK) if day.weekdays >> n & 1),
        "there": _way(day.there, day),
        "back": _way(day.back, day),
        "last_return": None if last is None else _hour(last),
    }


def _way(way: "Way | None", day: "DayRides") -> dict[str, Any] | None:
    if way is None:
        return None
    return {
        "leaves": _hour(way.leaves),
        "arrives": _hour(way.arrives),
        "minutes": -(-(way.arrives - way.leaves) // 60),
        "changes": way.changes,
        "rides": [
            {
                "line": str(day.timetable.lines[day.number][ride.trip]),
                "from": str(day.timetable.stop_names[ride.on]),
                "departs": _hour(ride.departs),
                "to": str(day.timetable.stop_names[ride.off]),
                "arrives": _hour(ride.arrives),
            }
            for ride in way.rides
        ],
    }


def _hour(second: int) -> str:
    """HH:MM after that day's midnight; past 24:00 in the night after, as timetables write it."""
    return f"{second // 3600:02d}:{second // 60 % 60:02d}"
