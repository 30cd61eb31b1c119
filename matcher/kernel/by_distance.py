"""Whole minutes of the distance model over many roads at once: compiled.

The same operations in the same order as `DistanceModel.minutes_over`, equal to the bit, without
its passing arrays.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns import Bytes
from matcher.kernel.compiled import compiled
from matcher.travel import DistanceModel
from matcher.travel.distance_model import SAME_ROAD_AS
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

_MILLION: Final = 1e6


def minutes_by_road(
    model: DistanceModel, road_km: NDArray[np.float64], mode: Mode, minutes: Bytes
) -> None:
    """Fill in the minutes of a mode, 255 where the mode is none of the model's."""
    settings = model.constants["modes"].get(SAME_ROAD_AS.get(mode, mode))
    if settings is None:
        minutes[:] = UNKNOWN_MINUTES
    else:
        drive(road_km, float(settings["access_minutes"]), float(settings["speed_kmh"]), minutes)


@compiled
def drive(road_km: NDArray[np.float64], access: float, speed: float, minutes: Bytes) -> None:
    """Minutes over so many kilometres at a speed."""
    for place in range(road_km.size):
        exact = access + 60 * road_km[place] / speed
        if math.isfinite(exact):
            whole = np.rint(np.rint(exact * _MILLION) / _MILLION)
            minutes[place] = min(whole, float(LONGEST_MINUTES))
        else:
            minutes[place] = UNKNOWN_MINUTES
