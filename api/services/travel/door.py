"""What is the way from door to door, and what can be reached in so many minutes?

For the shortlist and the map: the router itself answers, in this process or at its address.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from api.services.travel.points import Spot
from data.travel import load_road_corrections
from data.travel.roads.opened import open_router
from data.travel.roads.router import RoadRouter, RouterFailed
from models.enums import Mode

ISOCHRONE_MINUTES: Final = (15, 30, 45)
# A page does not wait longer for a router at an address.
_PATIENCE_SECONDS: Final = 5.0


@dataclass(frozen=True)
class DoorRoute:
    """Minutes door to door, road kilometres, and the line as [lng, lat] points."""

    minutes: int
    km: float
    line: list[list[float]]


class DoorToDoor:
    """Routes and isochrones of whichever router is at hand; none without one.

    Raises RouterFailed when the router cannot answer: the caller shows the minutes it has.
    """

    def __init__(self, tiles: Path | None, address: str | None = None) -> None:
        self._router = _router(tiles, address)
        self._corrections: dict[Mode, dict[str, float]] = load_road_corrections()["modes"]

    @property
    def router_name(self) -> str | None:
        """The router's name; None where there is none."""
        return None if self._router is None else self._router.name

    def serves(self, mode: Mode) -> bool:
        """Whether ways by this mode can be asked."""
        return self._router is not None and _road(mode) in self._corrections

    def route(self, origin: Spot, destination: Spot, mode: Mode) -> DoorRoute | None:
        """The way by a road mode; None without a router or without a way."""
        if self._router is None or not self.serves(mode):
            return None
        found = self._router.route(origin.place, destination.place, mode)
        if found is None:
            return None
        correction = self._corrections[_road(mode)]
        minutes = correction["access_minutes"] + correction["slower"] * found.seconds / 60
        line = [[lng, lat] for lng, lat in found.line]
        return DoorRoute(round(minutes), round(found.metres / 1000, 1), line)

    def isochrones(
        self, origin: Spot, mode: Mode, minutes: tuple[int, ...] = ISOCHRONE_MINUTES
    ) -> dict[str, Any] | None:
        """GeoJSON of what lies within so many minutes door to door, the farthest first.

        None without a router.
        """
        if self._router is None or not self.serves(mode):
            return None
        correction = self._corrections[_road(mode)]
        asked_for = {
            round((asked - correction["access_minutes"]) / correction["slower"]): asked
            for asked in minutes
        }
        moving = tuple(time for time in asked_for if time > 0)
        areas = self._router.isochrone(origin.place, mode, moving) if moving else {}
        features = [
            {
                "type": "Feature",
                "properties": {"mode": str(mode), "minutes": asked_for[round(time)]},
                "geometry": geometry,
            }
            for time, geometry in sorted(areas.items(), reverse=True)
            if round(time) in asked_for
        ]
        return {"type": "FeatureCollection", "features": features}


def _road(mode: Mode) -> Mode:
    return Mode.CAR if mode is Mode.LIFT else mode


def _router(tiles: Path | None, address: str | None) -> RoadRouter | None:
    if address is not None:
        return open_router(address, _PATIENCE_SECONDS)
    if tiles is None:
        return None
    try:
        return open_router(str(tiles))
    except RouterFailed:
        # Tiles of another machine, and no Valhalla here: the depth below answers.
        return None
