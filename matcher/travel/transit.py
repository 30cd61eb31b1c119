"""How long by public transport, there by the start and back after the end?"""

from dataclasses import dataclass, field
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.travel.day_ways import NO_WAY, Day, days_of, seconds_back, seconds_there
from matcher.travel.distance_model import DistanceModel, crow_km
from matcher.travel.stops import NearStops, StopSearch
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Depth, Hours, Places
from models.timetable import Timetable

# How one gets to the stop; the bike then waits there for the way back.
TO_STOP = {Mode.TRANSIT: Mode.WALK, Mode.BIKE_TRANSIT: Mode.BIKE}
_DAY_MINUTES = 1440
# Memory for ways already searched; past it they are searched again.
_MOST_BYTES = 256 * 2**20

# One way: rounded place, start, end (minutes), day of the timetable.
_Key = tuple[float, float, float, int, int, int]


@dataclass
class _Known:
    """Ways searched before, whoever asked: seconds there and back at each stop, by row."""

    row_of: dict[_Key, int] = field(default_factory=dict)
    there: list[NDArray[np.int32]] = field(default_factory=list)
    back: list[NDArray[np.int32]] = field(default_factory=list)
    served: list[bool] = field(default_factory=list)


class TransitTimes:
    """Journeys by timetable. Searched from the work place, so that all who go there share them."""

    def __init__(self, timetable: Timetable, model: DistanceModel, terms: dict[str, Any]) -> None:
        self.timetable = timetable
        self.search = StopSearch(timetable, model, terms)
        self.days: tuple[Day, ...] = days_of(timetable)
        self._known = _Known()
        self._adding = Lock()

    def minutes(
        self, origin: Places, destinations: Places, mode: Mode, hours: Hours | None = None, /
    ) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`; 255 too where no stop of the feeds is near."""
        unknown = np.full(len(destinations), UNKNOWN_MINUTES, dtype=np.uint8)
        if mode not in TO_STOP or hours is None or len(origin) == 0 or len(destinations) == 0:
            return unknown
        home = self.search.near(origin, TO_STOP[mode])[0]
        if not home.is_served:
            return unknown
        near = np.flatnonzero(crow_km(origin, destinations) <= self.search.farthest_km)
        if len(near) == 0:
            return unknown
        known, rows = self._rows(destinations.take(near), hours, near)
        seconds = _worst_day(known, rows, home, mode)
        whole = np.minimum(-(-seconds // 60), LONGEST_MINUTES).astype(np.uint8)
        served = np.array([known.served[row] for row in rows[:, 0]])
        unknown[near] = np.where(served, whole, UNKNOWN_MINUTES)
        return unknown

    def depths(self, origin: Places, destinations: Places, mode: Mode, /) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`."""
        is_here = mode in TO_STOP and len(origin) > 0
        return np.full(len(destinations), Depth.TIMETABLE if is_here else Depth.NONE, np.uint8)

    def days_on(self, weekdays: int) -> list[int]:
        """The different days of the timetable among these weekdays, Monday for want of any."""
        return sorted({self.timetable.week[d] for d in range(7) if weekdays >> d & 1} or {0})

    def _rows(
        self, places: Places, hours: Hours, asked: NDArray[np.int64]
    ) -> tuple[_Known, NDArray[np.int64]]:
        """Rows of the known ways, shape (n, 7): one for each weekday that counts."""
        points = np.round(np.column_stack([places.lat, places.lng, places.spread_km]), 5)
        ends = np.where(hours.end <= hours.start, hours.end + _DAY_MINUTES, hours.end)[asked]
        columns = (points.tolist(), hours.start[asked].tolist(), ends.tolist())
        keys = [
            [(*point, start, end, day) for day in self.days_on(weekdays)]
            for point, start, end, weekdays in zip(
                *columns, hours.weekdays[asked].tolist(), strict=True
            )
        ]
        with self._adding:
            known = self._with_all({key for ways in keys for key in ways})
        rows = [[known.row_of[key] for key in ways] for ways in keys]
        return known, np.array([(ways * 7)[:7] for ways in rows], dtype=np.int64)

    def _with_all(self, keys: set[Any]) -> _Known:
        """The known ways, these among them. Queries under way keep the ones they began with."""
        stops = len(self.timetable.lat)
        new = sorted(key for key in keys if key not in self._known.row_of)
        if (len(self._known.there) + len(new)) * stops * 8 > _MOST_BYTES:
            self._known, new = _Known(), sorted(keys)
        known = self._known
        columns = np.array([key[:3] for key in new], dtype=np.float64).reshape(-1, 3).T
        near = self.search.near(Places(*columns), Mode.WALK)
        for (*_, start, end, day), stops_near in zip(new, near, strict=True):
            known.there.append(seconds_there(self.days[day], stops_near, 60 * start))
            known.back.append(seconds_back(self.days[day], stops_near, 60 * end))
            known.served.append(stops_near.is_served)
        known.row_of.update({key: len(known.row_of) + n for n, key in enumerate(new)})
        return known


def _worst_day(
    known: _Known, rows: NDArray[np.int64], home: NearStops, mode: Mode
) -> NDArray[np.int64]:
    """Seconds of the longer way on the worst day, shape (n,)."""
    distinct, where = np.unique(rows, return_inverse=True)
    if len(home.stop) == 0:
        return np.full(len(rows), NO_WAY, dtype=np.int64)
    there = np.array([known.there[row][home.stop] for row in distinct]) + home.seconds
    back = np.array([known.back[row][home.stop] for row in distinct]) + home.seconds
    if mode is Mode.BIKE_TRANSIT:
        # The bike waits at the stop where it was left: the same one, there and back.
        longer = np.maximum(there, back).min(axis=1)
    else:
        longer = np.maximum(there.min(axis=1), back.min(axis=1))
    return np.asarray(longer[where.reshape(rows.shape)].max(axis=1), dtype=np.int64)
