"""Within so many minutes of home by public transport, how far from each stop may a place lie?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.travel.day_ways import Day, arrive_by, leave_after
from matcher.travel.stops import NearStops
from matcher.travel.transit import TransitTimes
from models.enums import Mode
from models.protocols import Hours, Places

_DAY_MINUTES = 1440


@dataclass(frozen=True)
class DayReach:
    """One day: straight km that are walked in the time left at each stop; 0 where none is left.

    A place is reached where some stop is near enough `there`, and some stop, perhaps another,
    `back`. Arrays of shape (stops,).
    """

    there: NDArray[np.float64]
    back: NDArray[np.float64]


def reach_by_day(
    transit: TransitTimes, home: Places, hours: Hours, minutes: int
) -> tuple[DayReach, ...] | None:
    """What each different day of the week reaches; None where no stop is near the home.

    The same journey as `TransitTimes.minutes` counts: there by the start, leaving home so many
    minutes before it at the earliest, and home again so many minutes after the end at the latest.
    """
    near = transit.search.near(home, Mode.WALK)[0]
    if not near.is_served:
        return None
    start, end = int(hours.start[0]), int(hours.end[0])
    seconds = (60 * start, 60 * (end if end > start else end + _DAY_MINUTES))
    days = transit.days_on(int(hours.weekdays[0]))
    return tuple(_on(transit, near, transit.days[day], seconds, 60 * minutes) for day in days)


def _on(
    transit: TransitTimes, near: NearStops, day: Day, seconds: tuple[int, int], within: int
) -> DayReach:
    start, end = seconds
    arrives = leave_after(day, near, start - within, longest=within).alight.astype(np.int64)
    leaves = -arrive_by(day, near, end + within, longest=within).alight.astype(np.int64)
    walked = transit.search.walked_km
    return DayReach(there=walked(start - arrives), back=walked(leaves - end))
