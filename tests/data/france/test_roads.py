"""Is the drawn matrix one that `travel build` could have made, near what was guessed?"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from data.france import country, write_drawn_matrix
from data.travel.matrix.mapped import MappedMatrix
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


def test_all_pairs_within_sixty_kilometres_are_in_it(matrix: MappedMatrix) -> None:
    assert len(matrix) == 354
    around = matrix.around(0)
    assert 0 < len(around.to) < 354
    assert around.km.max() <= 60


def test_minutes_lie_around_what_was_guessed_and_few_pairs_have_no_way(
    matrix: MappedMatrix,
) -> None:
    minutes, km = matrix.row(100, Mode.CAR), matrix.around(100).km
    known = minutes != UNKNOWN_MINUTES
    assert 0.97 < known.mean() <= 1
    far = known & (km > 20) & (km < 50)
    assert (minutes[far] / (2 * km[far])).min() >= 0.8
    assert (minutes[far] / (2 * km[far])).max() <= 1.3
    assert 30 < matrix.fastest_kmh < 45


def test_nobody_walks_farther_than_a_walker_does(matrix: MappedMatrix) -> None:
    on_foot = matrix.row(100, Mode.WALK)
    assert (on_foot[matrix.around(100).km > 12] == UNKNOWN_MINUTES).all()


def test_the_same_seed_draws_the_same_minutes(matrix: MappedMatrix, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    again = MappedMatrix(drawn(tmp_path / "again"))
    assert again.manifest.sha256 == matrix.manifest.sha256
