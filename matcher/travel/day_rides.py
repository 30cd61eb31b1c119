"""Which buses serve a place at its hours, on each different day of the week?"""

from dataclasses import dataclass, field

import numpy as np

from matcher.travel.day_ways import Day, seconds_back, seconds_there
from matcher.travel.rides import NIGHT_ENDS, Way, last_return, way_back, way_there
from matcher.travel.stops import NearStops
from matcher.travel.transit import TO_STOP, TransitTimes
from models.enums import Mode
from models.protocols import Hours, Places
from models.timetable import Timetable

_DAY_SECONDS = 86_400
_WEEK = 7


@dataclass(frozen=True)
class DayRides:
    """One day of the timetable: its weekdays (bit 0 Monday), the ways, the last return. None: none.

    `number`: which day of `timetable`, which names lines and stops. `last_return`: latest second at
    which one can leave the place and still be home that night, or by noon after a night's work.
    """

    timetable: Timetable = field(repr=False, compare=False)
    number: int
    weekdays: int
    there: Way | None
    back: Way | None
    last_return: int | None


def rides_by_day(
    transit: TransitTimes, origin: Places, place: Places, mode: Mode, hours: Hours
) -> tuple[DayRides, ...]:
    """The rides between one home and one place; nothing where no stop is near either."""
    home = transit.search.near(origin, TO_STOP[mode])[0]
    there = transit.search.near(place, Mode.WALK)[0]
    if not (home.is_served and there.is_served):
        return ()
    start, end = 60 * int(hours.start[0]), 60 * int(hours.end[0])
    seconds = (start, end if end > start else end + _DAY_SECONDS)
    home_by = NIGHT_ENDS if seconds[1] <= _DAY_SECONDS else _DAY_SECONDS * 3 // 2
    found = []
    for number, weekdays in _days(transit.timetable.week, int(hours.weekdays[0])).items():
        day = transit.days[number]
        near = (
            _where_the_bike_waits(day, home, there, seconds) if mode is Mode.BIKE_TRANSIT else home
        )
        found.append(
            DayRides(
                transit.timetable,
                number,
                weekdays,
                way_there(day, near, there, seconds[0]),
                way_back(day, near, there, seconds[1]),
                last_return(day, near, there, home_by),
            )
        )
    return tuple(found)


def _days(week: tuple[int, ...], weekdays: int) -> dict[int, int]:
    """The timetable's days asked for, each with the weekdays on which it runs."""
    days: dict[int, int] = {}
    for weekday in range(_WEEK):
        if weekdays >> weekday & 1:
            days[week[weekday]] = days.get(week[weekday], 0) | 1 << weekday
    return days


def _where_the_bike_waits(
    day: Day, home: NearStops, place: NearStops, seconds: tuple[int, int]
) -> NearStops:
    """The one stop that serves both ways best: the bike is there in the evening."""
    if len(home.stop) == 0:
        return home
    there = seconds_there(day, place, seconds[0])[home.stop] + home.seconds
    back = seconds_back(day, place, seconds[1])[home.stop] + home.seconds
    best = slice(int(np.argmin(np.maximum(there, back))), None)
    return NearStops(home.stop[best][:1], home.seconds[best][:1], home.is_served)
