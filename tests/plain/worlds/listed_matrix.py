"""A matrix of a few communes, every pair written down."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from matcher.travel.distance import haversine_km
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES, BetweenCommunes, Places, RoadRows

_OUTSIDE_KM = 15.0


class ListedMatrix:
    """See `models.protocols.RoadMatrix`. `minutes`: by origin and destination, the same by any of
    its modes but for some minutes of its own; a pair that is not listed has no entry.
    """

    fastest_kmh = 90.0

    def __init__(
        self,
        points: list[tuple[float, float]],
        minutes: dict[tuple[int, int], int],
        modes: Collection[Mode] = tuple(Mode),
    ) -> None:
        self._points = points
        self._minutes = minutes
        self._modes = modes

    def __len__(self) -> int:
        return len(self._points)

    def between(self, origin: Places, destinations: Places, mode: Mode) -> BetweenCommunes:
        """Pair by pair."""
        start = int(self.communes_of(origin)[0])
        ends = self.communes_of(destinations).tolist()
        known = [mode in self._modes and (start, end) in self._minutes for end in ends]
        told = [
            self._moving(start, end, mode) if here else UNKNOWN_MINUTES
            for end, here in zip(ends, known, strict=True)
        ]
        km = [
            self._km(start, end) if here else np.nan for end, here in zip(ends, known, strict=True)
        ]
        return BetweenCommunes(np.array(told, dtype=np.uint8), np.array(km, dtype=np.float64))

    def communes_of(self, places: Places) -> NDArray[np.int64]:
        """The nearest, one by one."""
        return np.array(
            [self._nearest(*point) for point in zip(places.lat, places.lng, strict=True)], np.int64
        )

    @property
    def rows(self) -> RoadRows:
        """The listed pairs in order."""
        listed = sorted(self._minutes)
        lat, lng = np.array(self._points, np.float64).reshape(-1, 2).T
        counts = [sum(start == one for start, _ in listed) for one in range(len(self))]
        return RoadRows(
            Places(lat, lng, np.zeros(len(self))),
            np.cumsum([0, *counts], dtype=np.int64),
            np.array([end for _, end in listed], np.int32),
            {
                mode: np.array([self._moving(*pair, mode) for pair in listed], np.uint8)
                for mode in self._modes
            },
        )

    def _moving(self, start: int, end: int, mode: Mode) -> int:
        told = self._minutes[start, end]
        return told if told >= 240 else told + len(mode)

    def _km(self, start: int, end: int) -> float:
        return float(haversine_km(*self._points[start], *self._points[end]))

    def _nearest(self, lat: float, lng: float) -> int:
        far = [float(haversine_km(lat, lng, *point)) for point in self._points]
        nearest = int(np.argmin(far)) if far and np.isfinite(far).all() else -1
        return nearest if nearest >= 0 and far[nearest] <= _OUTSIDE_KM else -1
