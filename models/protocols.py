"""What the matcher asks of parts it does not hold: how long a journey takes."""

from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from models.enums import Mode

# Whole minutes as the scorecard's tables read them.
LONGEST_MINUTES: Final = 254
UNKNOWN_MINUTES: Final = 255


@dataclass(frozen=True)
class Places:
    """Places as columns of equal length, WGS84 degrees; NaN where the place is not known.

    `spread_km` says how far the real place may lie from the point (0 for an exact address).
    """

    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    spread_km: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.lat)

    def take(self, rows: NDArray[Any]) -> "Places":
        """The places at these rows."""
        return Places(self.lat[rows], self.lng[rows], self.spread_km[rows])


class TravelTimes(Protocol):
    """Minutes between places. Every depth (model, matrix, router) answers this one question."""

    @property
    def depth(self) -> str:
        """Which depth the minutes come from, as named in explanations."""
        ...

    def minutes(self, origin: Places, destinations: Places, mode: Mode) -> NDArray[np.uint8]:
        """Whole minutes from one origin to n destinations, shape (n,).

        254 means that long or longer, 255 not known (no point, or no timetable for the mode).
        """
        ...
