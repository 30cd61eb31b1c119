"""How long is a journey when nothing is installed? Distance, detour, access time and speed."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.travel.distance import haversine_km
from models.enums import Mode
from models.protocols import (
    FASTEST_KMH,
    LONGEST_MINUTES,
    UNKNOWN_MINUTES,
    Depth,
    Hours,
    Places,
)

# Somebody else's car drives like any car.
SAME_ROAD_AS = {Mode.LIFT: Mode.CAR}


class DistanceModel:
    """Minutes from crow-fly distance, with the constants of `data/travel/distance_model.yaml`.

    Public transport is never guessed from distance: it is unknown here.
    """

    # The same journey at any hour.
    reads_hours = False

    def __init__(self, constants: dict[str, Any]) -> None:
        self.constants = constants
        self.fastest_kmh = max(self._fastest_kmh(mode) for mode in constants["modes"].values())

    def _fastest_kmh(self, mode: dict[str, Any]) -> float:
        curve = mode.get("curve")
        if curve is None:
            # A road is at least `base` times as long as the crow's way, and is left at full speed.
            return float(mode["speed_kmh"] / self.constants["detour"]["base"])
        least = curve["far"] + min(curve["near"], 0)
        return float(60 / least) if least > 0 else FASTEST_KMH

    def minutes(
        self, origin: Places, destinations: Places, mode: Mode, _hours: Hours | None = None, /
    ) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`."""
        if len(origin) == 0:
            return np.full(len(destinations), UNKNOWN_MINUTES, dtype=np.uint8)
        return self.minutes_over(crow_km(origin, destinations), mode)

    def minutes_over(self, crow: NDArray[np.float64], mode: Mode) -> NDArray[np.uint8]:
        """Whole minutes over crow-fly kilometres, NaN not known."""
        road_mode = SAME_ROAD_AS.get(mode, mode)
        settings = self.constants["modes"].get(road_mode)
        if settings is None:
            return np.full(len(crow), UNKNOWN_MINUTES, dtype=np.uint8)
        moving = self.moving_minutes(crow, road_mode)
        exact = settings["access_minutes"] + moving
        known = np.isfinite(exact)
        # Rounded to a millionth first, so that the last bit of a sine cannot move a minute.
        whole = np.rint(np.round(np.where(known, exact, 0), 6))
        capped = np.minimum(whole, LONGEST_MINUTES).astype(np.uint8)
        return np.where(known, capped, np.uint8(UNKNOWN_MINUTES))

    def depths(self, origin: Places, destinations: Places, mode: Mode, /) -> NDArray[np.uint8]:
        """See `models.protocols.TravelTimes`."""
        known = self.minutes(origin, destinations, mode) != UNKNOWN_MINUTES
        return np.where(known, np.uint8(Depth.MODEL), np.uint8(Depth.NONE))

    def road_km(self, crow: NDArray[np.float64]) -> NDArray[np.float64]:
        """Road kilometres of crow-fly kilometres: short trips wind more."""
        detour = self.constants["detour"]
        factor = detour["base"] + detour["extra"] * np.exp(-crow / detour["scale_km"])
        return np.asarray(crow * factor)

    def moving_minutes(
        self, crow: NDArray[np.float64], mode: Mode, road: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """Minutes on the road, access left out, over crow-fly kilometres.

        By a calibrated curve where the mode has one, else by road kilometres and speed. `road`:
        those kilometres, where they are known already.
        """
        settings = self.constants["modes"][mode]
        curve = settings.get("curve")
        if curve is None:
            over = self.road_km(crow) if road is None else road
            return np.asarray(60 * over / settings["speed_kmh"])
        near = curve["near"] * np.exp(-crow / curve["scale_km"])
        return np.asarray(crow * (curve["far"] + near))

    def error_minutes(self, mode: Mode) -> int | None:
        """Mean absolute error against a router, minutes; None where it was not measured."""
        return self._measured("error_minutes", mode)

    def bias_minutes(self, mode: Mode) -> int | None:
        """Mean of what it says too much (too little: below 0); None where it was not measured."""
        return self._measured("bias_minutes", mode)

    def _measured(self, name: str, mode: Mode) -> int | None:
        found = self.constants[name].get(SAME_ROAD_AS.get(mode, mode))
        return None if found is None else int(found)


def crow_km(origin: Places, destinations: Places) -> NDArray[np.float64]:
    """Crow-fly km from one origin to n places, widened by what a commune's single point hides."""
    between = haversine_km(origin.lat[0], origin.lng[0], destinations.lat, destinations.lng)
    hidden = origin.spread_km[0] ** 2 + destinations.spread_km**2
    return np.asarray(np.sqrt(between**2 + hidden))
