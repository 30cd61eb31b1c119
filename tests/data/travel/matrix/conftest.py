"""The matrix of the tiny roads, built once."""

from datetime import date
from pathlib import Path

import pytest
from roads import tiny_roads

from data.travel.matrix.build import MatrixPlan, build_matrix


@pytest.fixture(scope="session")
def tiny_plan(tiny_tiles: Path) -> MatrixPlan:
    return MatrixPlan(tiny_roads.communes(), str(tiny_tiles), "tiny.osm", "sha-of-tiny")


@pytest.fixture(scope="session")
def tiny_matrix(tiny_plan: MatrixPlan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("matrix")
    return build_matrix(tiny_plan, root, date(2026, 11, 25), lambda _done, _of: None)
