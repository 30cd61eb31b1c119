"""Where is a commune, and which commune is nearest to a point?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)
# The widest communes lie in Guyane: Maripasoula's 18,360 km² (Insee) is a disc of 76 km radius.
# Farther from every centroid than twice that, a point is in no commune.
FARTHEST_KM = 150.0


class CommunePoints:
    """Centroids of communes: by Insee code, and nearest to a point."""

    def __init__(self, communes: pd.DataFrame) -> None:
        """Take `communes` with columns insee, lat, lng (WGS84 degrees)."""
        # A second to import: only who looks for a commune waits for it, not a service's start.
        from sklearn.neighbors import BallTree

        known = communes.dropna(subset=["lat", "lng"])
        self._codes = [str(code) for code in known["insee"]]
        points = known[["lat", "lng"]].to_numpy(dtype=np.float64)
        self._point = {
            code: (float(lat), float(lng))
            for code, (lat, lng) in zip(self._codes, points, strict=True)
        }
        self._tree = BallTree(np.radians(points), metric="haversine")

    def point(self, insee: str) -> tuple[float, float] | None:
        """Latitude and longitude of a commune's centroid; None for an unknown code."""
        return self._point.get(insee)

    def nearest(self, points: Sequence[tuple[float, float]]) -> list[str | None]:
        """Insee code of the nearest centroid to each (lat, lng); None past 150 km from any."""
        if not points:
            return []
        distances, positions = self._tree.query(np.radians(np.asarray(points, dtype=np.float64)))
        return [
            self._codes[int(position)] if distance * EARTH_RADIUS_KM <= FARTHEST_KM else None
            for distance, position in zip(distances[:, 0], positions[:, 0], strict=True)
        ]
