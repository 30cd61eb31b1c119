"""How long is a journey when a router's matrix between communes is at hand?"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.travel.distance_model import SAME_ROAD_AS, DistanceModel, crow_km
from models.enums import Mode
from models.protocols import (
    FASTEST_KMH,
    LONGEST_MINUTES,
    UNKNOWN_MINUTES,
    Depth,
    Hours,
    Places,
    RoadMatrix,
)

# Places that lie closer than their communes' points still take this part of the model's time.
LEAST_SHARE = 0.5


class MatrixTimes:
    """A router's minutes between communes, moved from their points to the places themselves.

    The way from a commune's point to the place is the distance model's: it adds what its minutes
    for the two places differ from its minutes for the two points. `corrections`: per mode, access
    minutes and how much slower than free flow (`data/travel/road_corrections.yaml`).
    """

    reads_hours = False

    def __init__(
        self, matrix: RoadMatrix, model: DistanceModel, corrections: dict[str, Any]
    ) -> None:
        self.matrix = matrix
        self._model = model
        self.corrections = corrections["modes"]
        least = min(each["slower"] for each in self.corrections.values())
        self.fastest_kmh = min(FASTEST_KMH, matrix.fastest_kmh / least)

    def minutes(
        self, origin: Places, destinations: Places, mode: Mode, _hours: Hours | None = None, /
    ) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`; 255 outside the matrix and where it has no way."""
        road_mode = SAME_ROAD_AS.get(mode, mode)
        if road_mode not in self.corrections or len(origin) == 0:
            return np.full(len(destinations), UNKNOWN_MINUTES, dtype=np.uint8)
        found = self.matrix.between(origin, destinations, road_mode)
        crow = crow_km(origin, destinations)
        between_places = self._model.moving_minutes(crow, road_mode)
        moved = found.minutes + between_places - self._model.moving_minutes(found.km, road_mode)
        moving = np.maximum(moved, LEAST_SHARE * between_places)
        correction = self.corrections[road_mode]
        corrected = correction["access_minutes"] + correction["slower"] * moving
        exact = np.maximum(corrected, 60 * crow / self.fastest_kmh)
        known = (found.minutes != UNKNOWN_MINUTES) & np.isfinite(exact)
        # Rounded to a millionth first, so that the last bit of a sine cannot move a minute.
        whole = np.rint(np.round(np.where(known, exact, 0), 6))
        whole = np.where(found.minutes == LONGEST_MINUTES, LONGEST_MINUTES, whole)
        capped = np.minimum(whole, LONGEST_MINUTES).astype(np.uint8)
        return np.where(known, capped, np.uint8(UNKNOWN_MINUTES))

    def depths(self, origin: Places, destinations: Places, mode: Mode, /) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`."""
        known = self.minutes(origin, destinations, mode) != UNKNOWN_MINUTES
        return np.where(known, np.uint8(Depth.MATRIX), np.uint8(Depth.NONE))
