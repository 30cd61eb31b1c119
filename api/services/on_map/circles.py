"""What lies within so many minutes where no roads are installed? Circles of the distance model."""

from math import cos, pi, radians, sin, sqrt
from typing import Any, Final

import numpy as np

from api.services.travel.points import Spot
from matcher.travel import DistanceModel
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES

_FARTHEST_KM: Final = 150.0
_STEP_KM: Final = 0.05
_CORNERS: Final = 72
KM_PER_DEGREE: Final = 111.195


def km_within(model: DistanceModel, mode: Mode, minutes: int, spread_km: float) -> float | None:
    """Straight kilometres that so many minutes lead to; None for none, or by another means.

    `spread_km`: how far the real start may lie from its point.
    """
    far = np.arange(_STEP_KM, _FARTHEST_KM, _STEP_KM)
    takes = model.minutes_over(far, mode)
    reached = far[(takes <= minutes) & (takes != UNKNOWN_MINUTES)]
    if len(reached) == 0 or reached[-1] <= spread_km:
        return None
    return round(sqrt(float(reached[-1]) ** 2 - spread_km**2), 1)


def circles(
    model: DistanceModel, origin: Spot, mode: Mode, minutes: tuple[int, ...]
) -> list[dict[str, Any]]:
    """GeoJSON features, the farthest first; each says its kilometres."""
    place, found = origin.place, []
    for asked in sorted(minutes, reverse=True):
        km = km_within(model, mode, asked, float(place.spread_km[0]))
        if km is not None:
            found.append(
                {
                    "type": "Feature",
                    "properties": {"mode": str(mode), "minutes": asked, "km": km},
                    "geometry": _circle(float(place.lat[0]), float(place.lng[0]), km),
                }
            )
    return found


def _circle(lat: float, lng: float, km: float) -> dict[str, Any]:
    high = km / KM_PER_DEGREE
    wide = high / cos(radians(lat))
    turns = [2 * pi * step / _CORNERS for step in range(_CORNERS)]
    ring = [[round(lng + wide * cos(t), 5), round(lat + high * sin(t), 5)] for t in turns]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
