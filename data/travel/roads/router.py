"""What do we ask of a road router, whichever it is?"""

from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from models.enums import Mode
from models.errors import PasserelleError
from models.protocols import Places

ROAD_MODES: Final = (Mode.WALK, Mode.BIKE, Mode.MOPED, Mode.CAR)
# A place farther than this from any road of its mode is off the map: routers would otherwise take
# the next road, however far, and call the way to it nothing.
NEAREST_ROAD_METRES: Final = 3000


class RouterFailed(PasserelleError):
    """A router that is down, slow, or answers nonsense: the depth below answers instead."""

    def __init__(self, router: str, reason: str) -> None:
        self.router = router
        self.reason = reason
        super().__init__(f"{router} : {reason}")

    def __reduce__(self) -> tuple[type["RouterFailed"], tuple[str, str]]:
        """So that it crosses from one process to another."""
        return type(self), (self.router, self.reason)


class NoWay(RouterFailed):
    """A place of the request has no road near, or no way to the others."""


@dataclass(frozen=True)
class Table:
    """Moving seconds and metres from n origins to m places, shape (n, m); NaN without a way."""

    seconds: NDArray[np.float64]
    metres: NDArray[np.float64]


@dataclass(frozen=True)
class Route:
    """One way door to door: moving seconds, metres, and its line as (lng, lat) points."""

    seconds: float
    metres: float
    line: tuple[tuple[float, float], ...]


class RoadRouter(Protocol):
    """A router of roads. Every method raises RouterFailed when it cannot answer."""

    @property
    def name(self) -> str:
        """Router and version, as named in explanations."""
        ...

    def stands_on(self) -> str:
        """Version and data of the router: what it answered before holds as long as they do."""
        ...

    def table(self, origins: Places, destinations: Places, mode: Mode, /) -> Table:
        """All ways from each origin to each destination."""
        ...

    def near_road(self, places: Places, mode: Mode, /) -> NDArray[np.bool_]:
        """Which places have a road of this mode near: the others only slow a table down."""
        ...

    def route(self, origin: Places, destination: Places, mode: Mode, /) -> Route | None:
        """The way from the first place of one to the first of the other; None without a way."""
        ...

    def isochrone(
        self, origin: Places, mode: Mode, minutes: tuple[int, ...], /
    ) -> dict[float, Any]:
        """GeoJSON polygons of what is reached from the first place, by moving minutes."""
        ...


def road_mode(router: str, mode: Mode) -> Mode:
    """The mode as roads know it: somebody else's car drives like any car."""
    road = Mode.CAR if mode is Mode.LIFT else mode
    if road not in ROAD_MODES:
        raise RouterFailed(router, f"« {mode} » ne va pas par la route.")
    return road
