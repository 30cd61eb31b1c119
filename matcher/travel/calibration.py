"""Which constants of the distance model fit a router best, and how far off is it then?

Moving minutes on both sides: access and traffic are left out. Fitted on one half of the trips,
measured on the other.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from models.enums import Mode

# Upper ends of the bands of crow-fly kilometres in which trips are drawn and errors told.
BANDS_KM: Final[dict[Mode, tuple[float, ...]]] = {
    Mode.WALK: (0.3, 1, 2, 3, 4, 5),
    Mode.BIKE: (0.5, 2, 4, 7, 10, 15),
    Mode.MOPED: (0.5, 2, 5, 10, 15, 25),
    Mode.CAR: (0.5, 2, 5, 10, 20, 35),
}
# One walks no farther than that: longer ways of the router are detours nobody takes on foot.
MOST_WALKED_KM: Final = 5.0
# Errors beyond some seconds count as they are, not squared: one river must not bend the curve.
_SOFT_MINUTES: Final = 0.1
_FEWEST: Final = 20


@dataclass(frozen=True)
class Trips:
    """Trips of one mode, shape (n,): straight km, road km, the router's moving minutes, halves.

    `fits`: which half they belong to, True for the one that is fitted.
    """

    crow_km: NDArray[np.float64]
    road_km: NDArray[np.float64]
    minutes: NDArray[np.float64]
    fits: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.crow_km)

    def take(self, rows: NDArray[np.bool_]) -> "Trips":
        """The trips of these rows."""
        return Trips(self.crow_km[rows], self.road_km[rows], self.minutes[rows], self.fits[rows])


@dataclass(frozen=True)
class Curve:
    """Minutes a straight kilometre: `far` on long ways, `near` more on the shortest."""

    far: float
    near: float
    scale_km: float

    def minutes(self, crow_km: NDArray[np.float64]) -> NDArray[np.float64]:
        """Moving minutes over straight kilometres."""
        return np.asarray(crow_km * (self.far + self.near * np.exp(-crow_km / self.scale_km)))


@dataclass(frozen=True)
class Error:
    """How far off a model is on n trips, minutes: mean absolute error, mean of model − router."""

    trips: int
    mae: float
    bias: float


def usable_rows(trips: Trips, mode: Mode) -> NDArray[np.bool_]:
    """Which trips have a way, and a length that is travelled by this mode."""
    bands = BANDS_KM[mode]
    rows = np.isfinite(trips.minutes) & (trips.crow_km >= bands[0]) & (trips.crow_km <= bands[-1])
    if mode is Mode.WALK:
        rows &= trips.road_km <= MOST_WALKED_KM
    return rows


def fitted(trips: Trips) -> Curve | None:
    """The curve nearest to the half that is fitted; None with too few trips."""
    own = trips.take(trips.fits)
    if len(own) < _FEWEST:
        return None

    def off(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return Curve(*values).minutes(own.crow_km) - own.minutes

    pace = float(np.median(own.minutes / own.crow_km))
    found = least_squares(
        off,
        (pace, pace / 4, 5.0),
        bounds=((0, -pace, 0.5), (10 * pace, 10 * pace, 60)),
        loss="soft_l1",
        f_scale=_SOFT_MINUTES,
    )
    return Curve(*(float(value) for value in found.x))


def error_of(minutes: NDArray[np.float64], trips: Trips) -> Error | None:
    """Errors of a model's minutes on these trips; None without any."""
    if len(trips) == 0:
        return None
    off = minutes - trips.minutes
    return Error(len(trips), float(np.abs(off).mean()), float(off.mean()))


def by_band(trips: Trips, mode: Mode) -> list[tuple[float, float, NDArray[np.bool_]]]:
    """Each band's ends and its rows."""
    bands = BANDS_KM[mode]
    return [
        (low, high, (trips.crow_km >= low) & (trips.crow_km < high))
        for low, high in pairwise(bands)
    ]
