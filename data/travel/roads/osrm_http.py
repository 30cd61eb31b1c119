"""OSRM as a server: one address for each mode, for one OSRM holds one mode."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.travel.roads.answers import read_route, read_table
from data.travel.roads.http_client import RouterClient
from data.travel.roads.router import (
    NEAREST_ROAD_METRES,
    NoWay,
    Route,
    RouterFailed,
    Table,
    road_mode,
)
from data.travel.roads.tables import Cap, whole_table
from models.enums import Mode
from models.protocols import Places

# A server accepts a hundred places at once unless it is told otherwise.
_CAP = Cap(places=100)


class OsrmHttp:
    """Routers at one address a mode, for example {car: http://127.0.0.1:5000}."""

    def __init__(self, addresses: Mapping[Mode, str], seconds: float = 20.0) -> None:
        self.name = "OSRM (HTTP)"
        self._clients = {
            mode: RouterClient(self.name, address, seconds) for mode, address in addresses.items()
        }

    def stands_on(self) -> str:
        """See `RoadRouter`; OSRM does not tell its data."""
        return self.name

    def table(self, origins: Places, destinations: Places, mode: Mode) -> Table:
        """See `RoadRouter`; asked in parts that a server accepts."""
        client = self._client(mode)

        def ask(origins: Places, destinations: Places) -> Table:
            n, m = len(origins), len(destinations)
            answer = client.get(_table_path(origins, destinations))
            if isinstance(answer, dict) and answer.get("code") == "NoSegment":
                raise NoWay(self.name, "aucune route à proximité.")
            return read_table(self.name, answer, (n, m))

        return whole_table(ask, origins, destinations, _CAP)

    def near_road(self, places: Places, _mode: Mode, /) -> NDArray[np.bool_]:
        """See `RoadRouter`; OSRM finds out while it answers."""
        return np.ones(len(places), dtype=bool)

    def route(self, origin: Places, destination: Places, mode: Mode) -> Route | None:
        """See `RoadRouter`."""
        ends = f"{_joined(origin, 1)};{_joined(destination, 1)}"
        path = f"route/v1/driving/{ends}?overview=full&geometries=geojson&{_near(2)}"
        return read_route(self.name, self._client(mode).get(path))

    def isochrone(
        self, _origin: Places, _mode: Mode, _minutes: tuple[int, ...], /
    ) -> dict[float, Any]:
        """OSRM draws none."""
        raise RouterFailed(self.name, "OSRM ne dessine pas d'isochrones ; utilisez Valhalla.")

    def _client(self, mode: Mode) -> RouterClient:
        road = road_mode(self.name, mode)
        if road not in self._clients:
            raise RouterFailed(self.name, f"aucune adresse pour le mode « {road} ».")
        return self._clients[road]


def _table_path(origins: Places, destinations: Places) -> str:
    n, m = len(origins), len(destinations)
    sources = ";".join(str(number) for number in range(n))
    targets = ";".join(str(number) for number in range(n, n + m))
    return (
        f"table/v1/driving/{_joined(origins)};{_joined(destinations)}?sources={sources}"
        f"&destinations={targets}&annotations=duration,distance&{_near(n + m)}"
    )


def _joined(places: Places, most: int | None = None) -> str:
    pairs = zip(places.lng[:most], places.lat[:most], strict=True)
    return ";".join(f"{lng:.6f},{lat:.6f}" for lng, lat in pairs)


def _near(places: int) -> str:
    return "radiuses=" + ";".join([str(NEAREST_ROAD_METRES)] * places)
