"""Is the drawn matrix one that `travel build` could have made, near what was guessed?"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from data.france import country, write_drawn_matrix
from data.travel.matrix.mapped import MappedMatrix
from matcher.travel.distance import haversine_km
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES

TODAY = date(2026, 11, 25)


def two_minutes_a_km(km: NDArray[np.float64], _mode: Mode) -> NDArray[np.float64]:
    return 2 * km


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> MappedMatrix:
    return MappedMatrix(drawn(tmp_path_factory.mktemp("drawn")))


def drawn(folder: Path, seed: int = 7) -> Path:
    ground = country(seed, TODAY)
    sarthe = ground.communes["insee"].str.startswith("72")
    few = replace(ground, communes=ground.communes[sarthe].reset_index(drop=True))
    write_drawn_matrix(few, two_minutes_a_km, folder)
    return folder


def row_of(
    matrix: MappedMatrix, commune: int, mode: Mode
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Minutes from a commune to those around it, and straight km."""
    rows, row = matrix.rows, slice(*matrix.rows.first[commune : commune + 2])
    points = rows.points
    here = points.lat[commune], points.lng[commune]
    there = points.take(rows.to[row])
    return rows.minutes[mode][row], np.asarray(haversine_km(*here, there.lat, there.lng))


def test_all_pairs_within_sixty_kilometres_are_in_it(matrix: MappedMatrix) -> None:
    assert len(matrix) == 354
    minutes, km = row_of(matrix, 0, Mode.CAR)
    assert 0 < len(minutes) < 354
    assert km.max() <= 60


def test_minutes_lie_around_what_was_guessed_and_few_pairs_have_no_way(
    matrix: MappedMatrix,
) -> None:
    minutes, km = row_of(matrix, 100, Mode.CAR)
    known = minutes != UNKNOWN_MINUTES
    assert 0.97 < known.mean() <= 1
    far = known & (km > 20) & (km < 50)
    assert (minutes[far] / (2 * km[far])).min() >= 0.8
    assert (minutes[far] / (2 * km[far])).max() <= 1.3
    assert 30 < matrix.fastest_kmh < 45


def test_nobody_walks_farther_than_a_walker_does(matrix: MappedMatrix) -> None:
    on_foot, km = row_of(matrix, 100, Mode.WALK)
    assert (on_foot[km > 12] == UNKNOWN_MINUTES).all()


def test_the_same_seed_draws_the_same_minutes(matrix: MappedMatrix, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = MappedMatrix(drawn(tmp_path / "again"))
    assert again.manifest.sha256 == matrix.manifest.sha256
