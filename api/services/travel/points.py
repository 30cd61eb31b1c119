"""Where is a place somebody names: a commune, its code, or a point?"""

import re
from dataclasses import dataclass

import numpy as np

from api.services.named.places import commune_points
from data.reference import commune_totals
from models.errors import InvalidCode, NotFound
from models.protocols import Places

_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_INSEE = re.compile(r"\d[0-9AB]\d{3}")
_MOST_NAMED = 6


@dataclass(frozen=True)
class Spot:
    """A place with the words it is shown by."""

    label: str
    place: Places


def spot_at(label: str, lat: float, lng: float, spread_km: float = 0.0) -> Spot:
    """A spot at a point."""
    return Spot(label, Places(np.array([lat]), np.array([lng]), np.array([spread_km])))


def find_spot(asked: str) -> Spot:
    """The spot of "48.0,0.2", of an Insee code, or of a commune's name.

    Raises NotFound, or InvalidCode naming the communes that share a name.
    """
    point = _POINT.fullmatch(asked)
    if point:
        lat, lng = float(point.group(1)), float(point.group(2))
        if abs(lat) > 90 or abs(lng) > 180:
            raise InvalidCode("point", "latitude,longitude en degrés", "hors du globe")
        return spot_at(f"{lat:.4f}, {lng:.4f}", lat, lng)
    communes = commune_totals()
    if _INSEE.fullmatch(asked.strip().upper()):
        rows = communes[communes["insee"] == asked.strip().upper()]
    else:
        rows = communes[communes["name"].str.casefold() == asked.strip().casefold()]
    if len(rows) == 0:
        raise NotFound("Commune", asked)
    if len(rows) > 1:
        named = ", ".join(sorted(rows["insee"].astype(str))[:_MOST_NAMED])
        raise InvalidCode("commune", "un code Insee", f"un nom que portent {named}")
    row = rows.iloc[0]
    known = commune_points()[str(row["insee"])]
    return spot_at(str(row["name"]), float(known.lat or 0), float(known.lng or 0), known.spread_km)
