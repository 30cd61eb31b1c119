"""Valhalla, in this process or over HTTP: the same requests, the same answers."""

from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from data.travel.roads.answers import read_isochrone, read_located, read_route, read_table
from data.travel.roads.router import NoWay, Route, Table
from data.travel.roads.tables import Cap, whole_table
from data.travel.roads.valhalla_requests import (
    isochrone_request,
    locate_request,
    route_request,
    table_request,
)
from models.enums import Mode
from models.protocols import Places

# Codes of "too far", "not connected", "no road near", "no path": in its own words and in OSRM's.
NO_WAY: Final = (154, 170, 171, 442)
NO_WAY_WORDS: Final = ("NoRoute", "NoSegment", "DistanceExceeded")
# Fewer than any server's cap.
_LOCATED_AT_ONCE: Final = 20


class Asked(Protocol):
    """One way to ask Valhalla."""

    @property
    def name(self) -> str:
        """Router and version."""
        ...

    @property
    def cap(self) -> Cap:
        """How much it accepts at once."""
        ...

    def ask(self, action: str, request: dict[str, Any], /) -> Any:
        """Its answer; NoWay when it says that there is none, RouterFailed when it fails."""
        ...

    def status(self) -> dict[str, Any]:
        """What it says of itself: `version`, `tileset_last_modified`."""
        ...


class Valhalla:
    """See `RoadRouter`."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    @property
    def name(self) -> str:
        """See `RoadRouter`."""
        return self._asked.name

    def stands_on(self) -> str:
        """See `RoadRouter`."""
        status = self._asked.status()
        return f"Valhalla {status.get('version')}, tuiles {status.get('tileset_last_modified')}"

    def table(self, origins: Places, destinations: Places, mode: Mode) -> Table:
        """See `RoadRouter`."""

        def ask(origins: Places, destinations: Places) -> Table:
            request = table_request(origins, destinations, mode)
            answer = self._asked.ask("sources_to_targets", request)
            return read_table(self.name, answer, (len(origins), len(destinations)))

        return whole_table(ask, origins, destinations, self._asked.cap)

    def near_road(self, places: Places, mode: Mode) -> NDArray[np.bool_]:
        """See `RoadRouter`."""
        found = [np.empty(0, dtype=bool)]
        for start in range(0, len(places), _LOCATED_AT_ONCE):
            some = places.take(np.arange(start, min(start + _LOCATED_AT_ONCE, len(places))))
            answer = self._asked.ask("locate", locate_request(some, mode))
            found.append(read_located(self.name, answer, len(some)))
        return np.concatenate(found)

    def located(self, request: dict[str, Any]) -> list[dict[str, Any]]:
        """What `locate` says of each point."""
        found: list[dict[str, Any]] = self._asked.ask("locate", request)
        return found

    def route(self, origin: Places, destination: Places, mode: Mode) -> Route | None:
        """See `RoadRouter`."""
        try:
            answer = self._asked.ask("route", route_request(origin, destination, mode))
        except NoWay:
            return None
        return read_route(self.name, answer)

    def isochrone(self, origin: Places, mode: Mode, minutes: tuple[int, ...]) -> dict[float, Any]:
        """See `RoadRouter`."""
        request = isochrone_request(origin, mode, minutes)
        return read_isochrone(self.name, self._asked.ask("isochrone", request))
