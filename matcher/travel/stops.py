"""Which stops can be walked or ridden to from a place, and in how many seconds?"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.neighbors import BallTree

from matcher.travel.distance import EARTH_RADIUS_KM
from matcher.travel.distance_model import DistanceModel
from models.enums import Mode
from models.protocols import Places
from models.timetable import Timetable


@dataclass(frozen=True)
class NearStops:
    """Stops near one place and the seconds to each; `is_served` unless no stop is near at all."""

    stop: NDArray[np.int64]
    seconds: NDArray[np.int32]
    is_served: bool


class StopSearch:
    """Finds the stops near places. `terms`: the values of `data/travel/transit.yaml`."""

    def __init__(self, timetable: Timetable, model: DistanceModel, terms: dict[str, Any]) -> None:
        self._tree = BallTree(
            np.radians(np.column_stack([timetable.lat, timetable.lng])), metric="haversine"
        )
        self.model = model
        self._terms = terms
        self.farthest_km = float(terms["farthest_km"])

    def near(self, places: Places, mode: Mode) -> list[NearStops]:
        """Near stops of each place, on foot or by bike."""
        known = np.isfinite(places.lat) & np.isfinite(places.lng)
        points = np.radians(np.column_stack([places.lat[known], places.lng[known]]))
        nobody = NearStops(np.empty(0, np.int64), np.empty(0, np.int32), False)
        found = [nobody] * len(places)
        if len(points) == 0:
            return found
        # As the crow flies no way is longer than the road is.
        radius = max(self._terms["covered_km"], self._farthest_km(mode)) / EARTH_RADIUS_KM
        stops, angles = self._tree.query_radius(points, radius, return_distance=True)
        for row, stop, angle in zip(np.flatnonzero(known), stops, angles, strict=True):
            found[row] = self._within(stop, angle * EARTH_RADIUS_KM, places.spread_km[row], mode)
        return found

    def _within(
        self, stop: NDArray[np.int64], km: NDArray[np.float64], spread: float, mode: Mode
    ) -> NearStops:
        is_served = bool((km <= self._terms["covered_km"]).any())
        hidden = min(spread, self._terms["spread_km_at_most"])
        road = self.model.road_km(np.hypot(km, hidden))
        constants = self.model.constants["modes"][mode]
        seconds = 60 * constants["access_minutes"] + 3600 * road / constants["speed_kmh"]
        near = seconds <= 60 * self._minutes_at_most(mode)
        order = np.argsort(stop[near], kind="stable")
        return NearStops(
            stop[near][order], np.ceil(seconds[near][order]).astype(np.int32), is_served
        )

    def _minutes_at_most(self, mode: Mode) -> float:
        key = "bike_minutes_at_most" if mode is Mode.BIKE else "walk_minutes_at_most"
        return float(self._terms[key])

    def _farthest_km(self, mode: Mode) -> float:
        return float(
            self._minutes_at_most(mode) / 60 * self.model.constants["modes"][mode]["speed_kmh"]
        )
