"""How long from each stop to a place by its starting hour, and back after its end, on one day?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.travel.scan import NEVER, Found, reversed_hops, reversed_links, scan
from matcher.travel.stops import NearStops
from models.protocols import LONGEST_MINUTES
from models.timetable import Hops, Links, Timetable

# Seconds of a way that does not exist, or that takes longer than any journey counts.
NO_WAY = np.int32(2**20)
_LONGEST = 60 * (LONGEST_MINUTES + 1)


@dataclass(frozen=True)
class Day:
    """One day of the timetable, to be searched both ways."""

    hops: Hops
    links: Links
    back_hops: Hops
    back_links: Links
    trips: int


def days_of(timetable: Timetable) -> tuple[Day, ...]:
    """The timetable's days, each with its mirror image."""
    back_links = reversed_links(timetable.links)
    return tuple(
        Day(hops, timetable.links, reversed_hops(hops), back_links, len(lines))
        for hops, lines in zip(timetable.days, timetable.lines, strict=True)
    )


def arrive_by(day: Day, near: NearStops, second: int, longest: int = _LONGEST) -> Found:
    """Latest departures, as their negatives, from every stop to a place by a second of the day."""
    ready = _ready(day, near.stop, near.seconds - np.int32(second))
    return scan(day.back_hops, day.back_links, ready, day.trips, longest - second)


def leave_after(day: Day, near: NearStops, second: int, longest: int = _LONGEST) -> Found:
    """Earliest arrivals at every stop from a place left at a second of the day."""
    ready = _ready(day, near.stop, near.seconds + np.int32(second))
    return scan(day.hops, day.links, ready, day.trips, second + longest)


def seconds_there(day: Day, near: NearStops, second: int) -> NDArray[np.int32]:
    """From boarding at each stop until `second` at the place, waiting there counted."""
    return _within_reason(arrive_by(day, near, second).alight + np.int64(second))


def seconds_back(day: Day, near: NearStops, second: int) -> NDArray[np.int32]:
    """From `second` at the place until one gets off at each stop."""
    return _within_reason(leave_after(day, near, second).alight - np.int64(second))


def _ready(day: Day, stops: NDArray[np.int64], seconds: NDArray[np.int32]) -> NDArray[np.int32]:
    ready = np.full(len(day.links.first) - 1, NEVER, dtype=np.int32)
    ready[stops] = seconds
    return ready


def _within_reason(seconds: NDArray[np.int64]) -> NDArray[np.int32]:
    return np.minimum(seconds, NO_WAY).astype(np.int32)
