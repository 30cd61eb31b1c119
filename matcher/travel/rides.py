"""Which buses does one take, where does one change, and when does the last one leave?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.travel.day_ways import NO_WAY, Day, arrive_by, leave_after
from matcher.travel.scan import NEVER, Found
from matcher.travel.stops import NearStops
from models.timetable import Hops

# A timetable's day holds the next one's early buses too: a way home of the evening is over by four.
NIGHT_ENDS = 28 * 3600


@dataclass(frozen=True)
class Ride:
    """One vehicle: the day's trip, the stops where one gets on and off, and seconds of the day."""

    trip: int
    on: int
    off: int
    departs: int
    arrives: int


@dataclass(frozen=True)
class Way:
    """A journey by public transport: seconds of the day one leaves and arrives, and its rides."""

    leaves: int
    arrives: int
    rides: tuple[Ride, ...]

    @property
    def changes(self) -> int:
        """How often one changes vehicles."""
        return max(len(self.rides) - 1, 0)


def way_there(day: Day, home: NearStops, place: NearStops, second: int) -> Way | None:
    """The way that leaves home last and is at the place by a second; None without one."""
    found = arrive_by(day, place, second)
    stop, leaves = _best(found, home)
    if stop is None:
        return None
    rides = tuple(
        Ride(
            trip,
            on=int(day.back_hops.target[off]),
            off=int(day.back_hops.origin[on]),
            departs=-int(day.back_hops.arrive[off]),
            arrives=-int(day.back_hops.depart[on]),
        )
        for trip, on, off in _chain(found, day.back_hops, stop)
    )
    return Way(-leaves, rides[-1].arrives + _seconds_to(place, rides[-1].off), rides)


def way_back(day: Day, home: NearStops, place: NearStops, second: int) -> Way | None:
    """The way that leaves the place after a second and is home first; None without one."""
    found = leave_after(day, place, second)
    stop, arrives = _best(found, home)
    if stop is None:
        return None
    rides = tuple(
        Ride(
            trip,
            on=int(day.hops.origin[on]),
            off=int(day.hops.target[off]),
            departs=int(day.hops.depart[on]),
            arrives=int(day.hops.arrive[off]),
        )
        for trip, on, off in reversed(_chain(found, day.hops, stop))
    )
    return Way(rides[0].departs - _seconds_to(place, rides[0].on), arrives, rides)


def last_return(day: Day, home: NearStops, place: NearStops, by: int = NIGHT_ENDS) -> int | None:
    """Latest second at which one can leave the place and be home by then; None without a way."""
    found = arrive_by(day, home, by, longest=by)
    stop, leaves = _best(found, place)
    return None if stop is None else -leaves


def _best(found: Found, near: NearStops) -> tuple[int | None, int]:
    """The near stop with the earliest sum of arrival and walk, and that sum."""
    if len(near.stop) == 0:
        return None, int(NO_WAY)
    sums = found.alight[near.stop].astype(np.int64) + near.seconds
    best = int(np.argmin(sums))
    if found.alight[near.stop[best]] == NEVER:
        return None, int(NO_WAY)
    return int(near.stop[best]), int(sums[best])


def _chain(found: Found, hops: Hops, stop: int) -> list[tuple[int, int, int]]:
    """Rides from a stop back to where the search began: (trip, hop boarded, hop left)."""
    rides = []
    at = stop
    while at >= 0:
        off = int(found.by[at])
        trip = int(hops.trip[off])
        on = int(found.entered[trip])
        rides.append((trip, on, off))
        at = int(found.came_from[hops.origin[on]])
    return rides


def _seconds_to(near: NearStops, stop: int) -> int:
    """Seconds between a place and one of its near stops."""
    at: NDArray[np.int64] = np.flatnonzero(near.stop == stop)
    return int(near.seconds[at[0]])
