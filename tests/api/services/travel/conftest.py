"""A travel folder with the tiny roads and the tiny timetable in use."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from roads import tiny_roads
from roads.tiny_gtfs import write_gtfs

from api.services.travel import build
from api.services.travel.build import BuildNews, TravelBuild, build_travel

DAY = date(2026, 10, 5)
Build = Callable[..., Path]


@pytest.fixture
def tiny_france(monkeypatch: pytest.MonkeyPatch) -> None:
    """France as the five communes of the tiny roads, and one far from them."""
    communes = pd.concat(
        [
            tiny_roads.communes().assign(departement="72"),
            pd.DataFrame({"insee": ["53001"], "lat": [47.0], "lng": [-1.0], "departement": "53"}),
        ],
        ignore_index=True,
    )
    monkeypatch.setattr(build, "commune_totals", lambda: communes)


@pytest.fixture
def built(tiny_france: None, tmp_path: Path) -> Build:
    """Builds into a folder of the test's own."""

    def building(osm: bool = True, gtfs: bool = False, **asked: object) -> Path:
        root = tmp_path / "travel"
        extract = tiny_roads.write_osm(tmp_path / "tiny.osm") if osm else None
        feeds = (write_gtfs(tmp_path / "feed", archive=True),) if gtfs else ()
        build_travel(TravelBuild(root, DAY, extract, feeds=feeds, **asked), BuildNews())  # type: ignore[arg-type]
        return root

    return building


def communes_along_the_road() -> pd.DataFrame:
    """Two hundred communes along the tiny road, rural in the south, urban in the north."""
    lat = np.linspace(48.0, 48.18, 200)
    return pd.DataFrame(
        {"lat": lat, "lng": 0.0, "rural_class": np.where(lat < 48.09, "rural", "urbain")}
    )
