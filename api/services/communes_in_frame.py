"""Which towns help to find one's way on a map? The largest communes of a frame."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.reference import commune_totals


@dataclass(frozen=True)
class Town:
    """A commune: name, centre (WGS84 degrees), inhabitants (0 where not known)."""

    name: str
    lat: float
    lng: float
    inhabitants: int


@dataclass(frozen=True)
class Frame:
    """A rectangle in WGS84 degrees."""

    south: float
    west: float
    north: float
    east: float

    def widened(self) -> "Frame":
        """The same middle, twice as wide and as high."""
        up, side = (self.north - self.south) / 2, (self.east - self.west) / 2
        return Frame(self.south - up, self.west - side, self.north + up, self.east + side)


def communes_in_frame(frame: Frame, most: int = 40) -> list[Town]:
    """At most so many communes whose centre lies in the frame, the largest first."""
    towns = _largest_first()
    inside = (
        (towns.lat >= frame.south)
        & (towns.lat <= frame.north)
        & (towns.lng >= frame.west)
        & (towns.lng <= frame.east)
    )
    return [
        Town(str(towns.name[at]), float(towns.lat[at]), float(towns.lng[at]), int(towns.count[at]))
        for at in np.flatnonzero(inside)[:most]
    ]


@dataclass(frozen=True)
class _Towns:
    """All communes as columns, sorted once: a page has no time for it."""

    name: NDArray[np.object_]
    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    count: NDArray[np.int64]


@cache
def _largest_first() -> _Towns:
    # The name decides between equals, so that a map is always the same.
    sorted_once = commune_totals().sort_values(
        ["population", "name"], ascending=[False, True], na_position="last"
    )
    return _Towns(
        sorted_once["name"].to_numpy(dtype=object),
        sorted_once["lat"].to_numpy(dtype=float),
        sorted_once["lng"].to_numpy(dtype=float),
        sorted_once["population"].fillna(0).to_numpy(dtype=np.int64),
    )
