"""Where might people live in an extract? Seeded points on its residential streets."""

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from data.travel.roads.tiles import SQUARE_DEGREES, covered_squares
from data.travel.roads.valhalla import Valhalla
from data.travel.roads.valhalla_requests import residential_request
from models.errors import BrokenInput
from models.protocols import Places

_AT_ONCE: Final = 200
# After so many draws without enough streets, the extract has none.
_MOST_DRAWS: Final = 2_000
# Nearer to the extract's edge roads are cut, and routes are longer than in the world.
_EDGE_KM: Final = 0.5
_OUTLINED_BY: Final = 100
_MARGIN_DEGREES: Final = 0.02
_KM_PER_DEGREE: Final = 111.195


def address_like_points(router: Valhalla, tiles: Path, wanted: int, seed: int) -> Places:
    """About so many points, each on a residential street near one drawn evenly over the extract.

    Those near the extract's edge are left out. BrokenInput where hardly anybody lives.
    """
    rng = np.random.default_rng(seed)
    corners = np.array(sorted(covered_squares(tiles)), dtype=np.float64)
    low, high = corners.min(axis=0), corners.max(axis=0) + SQUARE_DEGREES
    found: list[tuple[float, float]] = []
    for _ in range(_MOST_DRAWS):
        drawn = low + (high - low) * rng.random((_AT_ONCE, 2))
        answer = router.located(residential_request(drawn))
        found += [point for point in map(_on_street, answer) if point is not None]
        if len(found) >= wanted:
            inside = _away_from_the_edge(np.array(found[:wanted]))
            return Places(inside[:, 0], inside[:, 1], np.zeros(len(inside)))
        if len(found) >= _OUTLINED_BY:
            # Tiles are larger than what they hold: from here on it is drawn where streets are.
            low = np.maximum(low, np.min(found, axis=0) - _MARGIN_DEGREES)
            high = np.minimum(high, np.max(found, axis=0) + _MARGIN_DEGREES)
    raise BrokenInput(str(tiles), "trop peu de rues habitées dans ces routes pour étalonner.")


def _on_street(located: dict[str, Any]) -> tuple[float, float] | None:
    for edge in located.get("edges") or ():
        kind = edge["edge"]["classification"]
        if kind["classification"] == "residential" and kind["use"] in ("road", "living_street"):
            return float(edge["correlated_lat"]), float(edge["correlated_lon"])
        break
    return None


def _away_from_the_edge(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The points well inside the smallest convex outline of all of them."""
    middle = points.mean(axis=0)
    km = (points - middle) * _KM_PER_DEGREE * np.array([1, np.cos(np.radians(middle[0]))])
    outline = ConvexHull(km).equations
    beyond = (km @ outline[:, :2].T + outline[:, 2]).max(axis=1)
    return np.asarray(points[beyond <= -_EDGE_KM], dtype=np.float64)
