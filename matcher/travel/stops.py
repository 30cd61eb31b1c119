"""Which stops can be walked or ridden to from a place, and in how many seconds?"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matcher.travel.distance import EARTH_RADIUS_KM, haversine_km
from matcher.travel.distance_model import DistanceModel
from models.enums import Mode
from models.protocols import Places
from models.timetable import Timetable

# Distances at which the way on foot is reckoned; between two of them it is all but straight.
_WALKS = 200


@dataclass(frozen=True)
class NearStops:
    """Stops near one place and the seconds to each; `is_served` unless no stop is near at all."""

    stop: NDArray[np.int64]
    seconds: NDArray[np.int32]
    is_served: bool


class StopSearch:
    """Finds the stops near places. `terms`: the values of `data/travel/transit.yaml`."""

    def __init__(self, timetable: Timetable, model: DistanceModel, terms: dict[str, Any]) -> None:
        self._lat, self._lng = timetable.lat, timetable.lng
        # From south to north: along a place's own parallels lie few stops. Trees of SciPy and
        # scikit-learn take a quarter of a second and more to import; a first ranking would wait.
        self._northward = np.argsort(timetable.lat, kind="stable")
        self._parallels = timetable.lat[self._northward]
        self._points = _on_globe(self._lat, self._lng)[self._northward]
        self.model = model
        self._terms = terms
        self.farthest_km = float(terms["farthest_km"])

    def near(self, places: Places, mode: Mode) -> list[NearStops]:
        """Near stops of each place, on foot or by bike."""
        # As the crow flies no way is longer than the road is.
        farthest = max(self._terms["covered_km"], self._farthest_km(mode))
        nobody = NearStops(np.empty(0, np.int64), np.empty(0, np.int32), False)
        found = [nobody] * len(places)
        for row in np.flatnonzero(np.isfinite(places.lat) & np.isfinite(places.lng)):
            lat, lng = places.lat[row], places.lng[row]
            stop = self._around(lat, lng, farthest)
            km = haversine_km(lat, lng, self._lat[stop], self._lng[stop])
            found[row] = self._within(stop, km, places.spread_km[row], mode)
        return found

    def _around(self, lat: float, lng: float, km: float) -> NDArray[np.int64]:
        """Stops within so many straight km of a point, in their own order."""
        reach = km / EARTH_RADIUS_KM
        south, north = lat - np.degrees(reach), lat + np.degrees(reach)
        first, past = np.searchsorted(self._parallels, (south, north))
        near = self._points[first:past] @ _on_globe(lat, lng) >= np.cos(reach)
        return np.sort(self._northward[first:past][near])

    def _within(
        self, stop: NDArray[np.int64], km: NDArray[np.float64], spread: float, mode: Mode
    ) -> NearStops:
        is_served = bool((km <= self._terms["covered_km"]).any())
        hidden = min(spread, self._terms["spread_km_at_most"])
        seconds = self._seconds(np.hypot(km, hidden), mode)
        near = seconds <= 60 * self._minutes_at_most(mode)
        return NearStops(stop[near], np.ceil(seconds[near]).astype(np.int32), is_served)

    def walked_km(self, seconds: NDArray[np.int64]) -> NDArray[np.float64]:
        """Straight km between a stop and a place that is walked to in so many seconds, 0 for none.

        Never farther than one walks to a stop at all.
        """
        km = np.linspace(0, self._farthest_km(Mode.WALK), _WALKS)
        most = np.minimum(seconds, 60 * self._minutes_at_most(Mode.WALK))
        return np.asarray(np.interp(most, self._seconds(km, Mode.WALK), km))

    def _seconds(self, km: NDArray[np.float64], mode: Mode) -> NDArray[np.float64]:
        """From a place to a stop as many straight km away."""
        constants = self.model.constants["modes"][mode]
        moving = 3600 * self.model.road_km(km) / constants["speed_kmh"]
        return np.asarray(60 * constants["access_minutes"] + moving)

    def _minutes_at_most(self, mode: Mode) -> float:
        key = "bike_minutes_at_most" if mode is Mode.BIKE else "walk_minutes_at_most"
        return float(self._terms[key])

    def _farthest_km(self, mode: Mode) -> float:
        return float(
            self._minutes_at_most(mode) / 60 * self.model.constants["modes"][mode]["speed_kmh"]
        )


def _on_globe(lat: ArrayLike, lng: ArrayLike) -> NDArray[np.float64]:
    """Points of a globe of radius 1, (…, 3)."""
    phi, theta = np.radians(lat), np.radians(lng)
    return np.stack(
        [np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)], axis=-1
    )
