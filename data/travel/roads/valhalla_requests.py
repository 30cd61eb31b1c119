"""How is Valhalla asked? The same requests in this process and over HTTP."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.travel.roads.router import NEAREST_ROAD_METRES, road_mode
from models.enums import Mode
from models.protocols import Places

# A moped is a scooter that the law limits to 45 km/h.
_COSTING: Final[dict[Mode, dict[str, Any]]] = {
    Mode.WALK: {"costing": "pedestrian"},
    Mode.BIKE: {"costing": "bicycle"},
    Mode.MOPED: {
        "costing": "motor_scooter",
        "costing_options": {"motor_scooter": {"top_speed": 45}},
    },
    Mode.CAR: {"costing": "auto"},
}


def table_request(origins: Places, destinations: Places, mode: Mode) -> dict[str, Any]:
    """Body of `sources_to_targets`."""
    return {
        "sources": _points(origins),
        "targets": _points(destinations),
        "verbose": False,
        "format": "osrm",
        **_costing(mode),
    }


def locate_request(places: Places, mode: Mode) -> dict[str, Any]:
    """Body of `locate`."""
    return {"locations": _points(places), "verbose": False, **_costing(mode)}


def residential_request(drawn: NDArray[np.float64]) -> dict[str, Any]:
    """Body of `locate` for (lat, lng) rows: which streets lie within a few steps of them."""
    points = [{"lat": lat, "lon": lng, "search_cutoff": 200} for lat, lng in drawn.tolist()]
    return {"locations": points, "verbose": True, **_costing(Mode.CAR)}


def route_request(origin: Places, destination: Places, mode: Mode) -> dict[str, Any]:
    """Body of `route`."""
    return {
        "locations": [_points(origin)[0], _points(destination)[0]],
        "format": "osrm",
        "shape_format": "geojson",
        "directions_type": "none",
        **_costing(mode),
    }


def isochrone_request(origin: Places, mode: Mode, minutes: tuple[int, ...]) -> dict[str, Any]:
    """Body of `isochrone`: areas, the farthest first."""
    return {
        "locations": [_points(origin)[0]],
        "contours": [{"time": most} for most in sorted(minutes)],
        "polygons": True,
        "denoise": 0.3,
        **_costing(mode),
    }


def _costing(mode: Mode) -> dict[str, Any]:
    return _COSTING[road_mode("Valhalla", mode)]


def _points(places: Places) -> list[dict[str, float]]:
    return [
        {"lat": float(lat), "lon": float(lng), "search_cutoff": NEAREST_ROAD_METRES}
        for lat, lng in zip(places.lat, places.lng, strict=True)
    ]
