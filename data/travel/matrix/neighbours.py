"""Which communes lie within reach of each other?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.protocols import Places

_EARTH_RADIUS_KM = 6371.0088
_AT_ONCE = 2_000


@dataclass(frozen=True)
class Neighbours:
    """For each commune `a`, entries `first[a]` to `first[a + 1]` of `to`, ascending, itself not."""

    first: NDArray[np.int64]
    to: NDArray[np.int32]


class Sphere:
    """Points on the globe: nearest ones, and straight distances in km."""

    def __init__(self, lat: NDArray[np.float64], lng: NDArray[np.float64]) -> None:
        # Nearly half a second to import: only who has a matrix waits for it.
        from scipy.spatial import cKDTree

        self._unit = _unit(lat, lng)
        self._tree = cKDTree(self._unit)

    def __len__(self) -> int:
        return len(self._unit)

    def nearest(self, places: Places, within_km: float) -> NDArray[np.int64]:
        """Index of the nearest point to each place; -1 when none is within so many km."""
        known = np.isfinite(places.lat) & np.isfinite(places.lng)
        index = np.full(len(places), -1, dtype=np.int64)
        if known.any() and len(self):
            unit = _unit(places.lat[known], places.lng[known])
            chord, found = self._tree.query(unit)
            index[known] = np.where(chord <= _chord(within_km), found, -1)
        return index

    def km(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
        """Straight km between points given by index."""
        apart = self._unit[one] - self._unit[other]
        chord = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        return np.asarray(2 * _EARTH_RADIUS_KM * np.arcsin(np.minimum(chord / 2, 1)))

    def within(self, km: float) -> Neighbours:
        """All pairs within so many km. Some thousands of rows at a time: lists are large."""
        counts, rows = [0], [np.empty(0, np.int32)]
        for start in range(0, len(self), _AT_ONCE):
            some = self._unit[start : start + _AT_ONCE]
            near = self._tree.query_ball_point(some, _chord(km), return_sorted=True)
            for a, row in enumerate(near, start):
                others = np.array(row, dtype=np.int32)
                rows.append(others[others != a])
                counts.append(len(rows[-1]))
        return Neighbours(np.cumsum(counts, dtype=np.int64), np.concatenate(rows))


def _unit(lat: NDArray[np.float64], lng: NDArray[np.float64]) -> NDArray[np.float64]:
    phi, theta = np.radians(lat), np.radians(lng)
    return np.column_stack([np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)])


def _chord(km: float) -> float:
    return float(2 * np.sin(km / 2 / _EARTH_RADIUS_KM))
