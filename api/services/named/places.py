"""Where is an offer, an employer, a home, when all one has may be a commune?"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.reference import load
from data.travel import load_distance_constants


class Point(NamedTuple):
    """A point in WGS84 degrees and how far the real place may lie from it, km; None not known."""

    lat: float | None
    lng: float | None
    spread_km: float


NOWHERE = Point(None, None, 0.0)


def point_of(lat: float | None, lng: float | None, insee: str | None) -> Point:
    """The exact point if there is one, else the commune's, else nowhere."""
    if lat is not None and lng is not None:
        return Point(lat, lng, 0.0)
    return commune_points().get(insee or "", NOWHERE)


@cache
def commune_columns() -> tuple[list[str], NDArray[np.float64]]:
    """Codes of all communes and their points, (n, 3); the spread grows with the area."""
    communes = load("communes")
    per_root = load_distance_constants()["spread_per_sqrt_km2"]
    spread = per_root * np.sqrt(communes["area_km2"].fillna(0).to_numpy(dtype=float))
    points = [communes[name].to_numpy(dtype=float) for name in ("lat", "lng")]
    return communes["insee"].tolist(), np.column_stack([*points, spread])


@cache
def commune_points() -> dict[str, Point]:
    """Every commune's point."""
    codes, points = commune_columns()
    return dict(zip(codes, map(Point._make, points.tolist()), strict=True))
