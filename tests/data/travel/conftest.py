"""The tiny roads, built once."""

from pathlib import Path

import pytest
from roads import tiny_roads

from data.travel.roads.tiles import build_tiles


@pytest.fixture(scope="session")
def tiny_osm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny roads as an OpenStreetMap file."""
    return tiny_roads.write_osm(tmp_path_factory.mktemp("osm") / "tiny.osm")


@pytest.fixture(scope="session")
def tiny_tiles(tiny_osm: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Valhalla's tiles of the tiny roads."""
    return build_tiles(tiny_osm, tmp_path_factory.mktemp("tiles"), 1)
