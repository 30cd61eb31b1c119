"""A road network small enough to be reckoned by hand, as an OpenStreetMap file.

A road goes north from `SOUTH` 20 km by way of `MIDDLE`; a footpath leads 1 km east of the middle;
an island lies to the west, its road joined to nothing.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from models.protocols import Places

SOUTH, MIDDLE, NORTH = (48.0, 0.0), (48.09, 0.0), (48.18, 0.0)
FOOTPATH_END, ISLAND = (48.09, 0.0134), (48.09, -0.1)

_NODES = {
    1: SOUTH, 2: (48.03, 0.0), 3: (48.06, 0.0), 4: MIDDLE, 5: (48.12, 0.0), 6: (48.15, 0.0),
    7: NORTH, 8: FOOTPATH_END, 9: ISLAND, 10: (48.1, -0.1),
}  # fmt: skip
_WAYS = {"secondary": (1, 2, 3, 4, 5, 6, 7), "footway": (4, 8), "residential": (9, 10)}


def write_osm(path: Path) -> Path:
    """The network as OSM XML, which the builders read like a .pbf."""
    return _write(path, _NODES, list(_WAYS.items()))


def write_star(path: Path, centre: tuple[float, float], ends: list[tuple[float, float]]) -> Path:
    """Straight roads from a centre to each end."""
    nodes = dict(enumerate([centre, *ends], start=1))
    return _write(path, nodes, [("secondary", (1, node)) for node in range(2, len(nodes) + 1)])


def _write(
    path: Path, points: dict[int, tuple[float, float]], roads: list[tuple[str, tuple[int, ...]]]
) -> Path:
    nodes = "".join(
        f'<node id="{number}" version="1" lat="{lat}" lon="{lng}"/>'
        for number, (lat, lng) in points.items()
    )
    ways = "".join(
        f'<way id="{number}" version="1">'
        + "".join(f'<nd ref="{node}"/>' for node in along)
        + f'<tag k="highway" v="{kind}"/></way>'
        for number, (kind, along) in enumerate(roads, start=1)
    )
    path.write_text(
        f"<?xml version='1.0' encoding='UTF-8'?><osm version=\"0.6\">{nodes}{ways}</osm>",
        encoding="utf-8",
    )
    return path


def communes() -> pd.DataFrame:
    """Five communes: three along the road, one on the footpath, one on the island."""
    points = (SOUTH, MIDDLE, NORTH, FOOTPATH_END, ISLAND)
    return pd.DataFrame(
        {
            "insee": ["72001", "72002", "72003", "72004", "72005"],
            "lat": [lat for lat, _ in points],
            "lng": [lng for _, lng in points],
        }
    )


def places(*points: tuple[float, float], spread: float = 0.0) -> Places:
    """Points as places."""
    lat, lng = np.array(points, dtype=float).reshape(-1, 2).T
    return Places(lat, lng, np.full(len(points), spread))
