"""Which source of travel times answers? The deepest that knows; the distance model otherwise."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

import numpy as np
from numpy.typing import NDArray

from models.enums import Mode
from models.protocols import FASTEST_KMH, UNKNOWN_MINUTES, Depth, Hours, Places, TravelTimes

if TYPE_CHECKING:
    # Loads numba, which only timetables need.
    from matcher.travel.transit import TransitTimes

DEPTH_WORDS: Final = {
    Depth.NONE: "inconnu",
    Depth.MODEL: "modèle de distance",
    Depth.MATRIX: "routes, de commune à commune",
    Depth.TIMETABLE: "horaires des transports",
    Depth.CORRECTED: "corrigé par un conseiller",
}


class LayeredTimes:
    """Several sources of travel times as one, the deepest first."""

    def __init__(self, layers: Sequence[TravelTimes]) -> None:
        self.layers = tuple(layers)
        self.fastest_kmh = max(getattr(layer, "fastest_kmh", FASTEST_KMH) for layer in self.layers)
        self.reads_hours = any(getattr(layer, "reads_hours", True) for layer in self.layers)

    @property
    def by_timetable(self) -> "TransitTimes | None":
        """The layer that reads timetables; None without any."""
        found = next((layer for layer in self.layers if hasattr(layer, "timetable")), None)
        return cast("TransitTimes | None", found)

    def minutes(
        self, origin: Places, destinations: Places, mode: Mode, hours: Hours | None = None, /
    ) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`."""
        found = np.full(len(destinations), UNKNOWN_MINUTES, dtype=np.uint8)
        for layer in self.layers:
            if (found != UNKNOWN_MINUTES).all():
                break
            deeper = layer.minutes(origin, destinations, mode, hours)
            found = np.where(found == UNKNOWN_MINUTES, deeper, found)
        return found

    def depths(self, origin: Places, destinations: Places, mode: Mode, /) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`."""
        found = np.full(len(destinations), Depth.NONE, dtype=np.uint8)
        for layer in self.layers:
            deeper = layer.depths(origin, destinations, mode)
            found = np.where(found == Depth.NONE, deeper, found)
        return found
