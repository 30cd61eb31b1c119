"""Where is an offer, an employer, a home, when all one has may be a commune?"""

from functools import cache
from typing import NamedTuple

import numpy as np

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
def commune_points() -> dict[str, Point]:
    """Every commune's point; the spread grows with its area."""
    communes = load("communes")
    per_root = load_distance_constants()["spread_per_sqrt_km2"]
    spread = per_root * np.sqrt(communes["area_km2"].fillna(0).to_numpy(dtype=float))
    # Lists: walking through pandas columns takes ten times as long, and a first ranking waits.
    columns = [communes[name].tolist() for name in ("insee", "lat", "lng")]
    rows = zip(*columns, spread.tolist(), strict=True)
    return {insee: Point(lat, lng, km) for insee, lat, lng, km in rows}
