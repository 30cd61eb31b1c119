"""What the matcher asks of parts it does not hold: how long a journey takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from models.enums import Mode

# Whole minutes as the scorecard's tables read them.
LONGEST_MINUTES: Final = 254
UNKNOWN_MINUTES: Final = 255
# Door to door as the crow flies, no journey is faster; a source that knows faster ones says so by
# an attribute `fastest_kmh`.
FASTEST_KMH: Final = 130.0


class Depth(IntEnum):
    """Where minutes come from; the names shown are in `matcher/travel/layers.py`."""

    NONE = 0
    MODEL = 1
    MATRIX = 2
    TIMETABLE = 3
    CORRECTED = 4


@dataclass(frozen=True)
class Places:
    """Places as columns of equal length, WGS84 degrees; NaN where the place is not known.

    `spread_km` says how far the real place may lie from the point (0 for an exact address).
    """

    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    spread_km: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.lat)

    def take(self, rows: NDArray[Any]) -> "Places":
        """The places at these rows."""
        return Places(self.lat[rows], self.lng[rows], self.spread_km[rows])


@dataclass(frozen=True)
class Hours:
    """When one must be at n places: columns of equal length.

    `start`, `end`: minutes after midnight, an end before the start is the next day's. `weekdays`:
    the days it happens, bit 0 Monday to bit 6 Sunday.
    """

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    weekdays: NDArray[np.uint8]

    def take(self, rows: NDArray[Any]) -> "Hours":
        """The hours at these rows."""
        return Hours(self.start[rows], self.end[rows], self.weekdays[rows])


class TravelTimes(Protocol):
    """Minutes between places. Every depth (model, matrix, timetable) answers this one question.

    A source whose minutes are the same at any hour may say so by an attribute `reads_hours`, False.
    """

    def minutes(
        self, origin: Places, destinations: Places, mode: Mode, hours: Hours | None = None, /
    ) -> NDArray[np.uint8]:
        """Whole minutes from one origin to n destinations, shape (n,).

        With timetables: the longer of the way there, to arrive by the start, and the way back, to
        leave after the end, waiting counted, on the worst of the weekdays. 254 means that long or
        longer, or impossible at these hours; 255 not known (no point, or no timetable).
        """
        ...

    def depths(self, origin: Places, destinations: Places, mode: Mode, /) -> NDArray[np.uint8]:
        """Which `Depth` each of these minutes comes from, shape (n,)."""
        ...


@dataclass(frozen=True)
class BetweenCommunes:
    """What a matrix knows of n pairs of communes, shape (n,).

    `minutes`: whole moving minutes, 254 that long or longer, 255 no way or not in the matrix.
    `km`: straight kilometres between the two communes' points, NaN where not in it.
    """

    minutes: NDArray[np.uint8]
    km: NDArray[np.float64]


@dataclass(frozen=True)
class RoadRows:
    """A whole matrix as columns: commune c's row leads to `to[first[c] : first[c + 1]]`, ascending.

    `points` of the communes; `minutes` by mode, one byte an entry of `to`, as in
    `BetweenCommunes`. A mode that is left out has no way anywhere.
    """

    points: Places
    first: NDArray[np.int64]
    to: NDArray[np.int32]
    minutes: Mapping[Mode, NDArray[np.uint8]]


class RoadMatrix(Protocol):
    """A router's moving minutes between communes, numbered from 0."""

    def __len__(self) -> int:
        """How many communes."""
        ...

    @property
    def fastest_kmh(self) -> float:
        """As the crow flies no commune is reached faster, by any mode, access left out."""
        ...

    def between(self, origin: Places, destinations: Places, mode: Mode, /) -> BetweenCommunes:
        """From the commune of the origin to those of n destinations."""
        ...

    def communes_of(self, places: Places, /) -> NDArray[np.int64]:
        """Number of the commune of each place, shape (n,); -1 outside the matrix."""
        ...

    @property
    def rows(self) -> RoadRows:
        """All that it knows, as it lies in memory or on disk."""
        ...
