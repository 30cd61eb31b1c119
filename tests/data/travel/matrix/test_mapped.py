"""Does the matrix say what the router says, pair by pair, and "not known" outside it?"""

from pathlib import Path

import numpy as np
import pytest
from roads import tiny_roads
from roads.tiny_roads import FOOTPATH_END, ISLAND, MIDDLE, NORTH, SOUTH, places

from data.travel.matrix.mapped import MappedMatrix
from data.travel.roads.opened import open_router
from data.travel.roads.router import ROAD_MODES
from models.enums import Mode
from models.errors import BrokenInput

EVERY = (SOUTH, MIDDLE, NORTH, FOOTPATH_END, ISLAND)
NO_WAY = 255


@pytest.fixture
def matrix(tiny_matrix: Path) -> MappedMatrix:
    return MappedMatrix(tiny_matrix)


@pytest.mark.parametrize("mode", ROAD_MODES)
def test_each_pair_holds_the_router_s_whole_minutes(
    matrix: MappedMatrix, tiny_tiles: Path, mode: Mode
) -> None:
    router = open_router(str(tiny_tiles))
    within = matrix.manifest.radius_km[mode]
    for one in EVERY:
        found = matrix.between(places(one), places(*EVERY), mode)
        seconds = router.table(places(one), places(*EVERY), mode).seconds[0]
        for n, other in enumerate(EVERY):
            if one == other:
                continue
            is_near = found.km[n] <= within
            expected = NO_WAY if np.isnan(seconds[n]) or not is_near else round(seconds[n] / 60)
            assert found.minutes[n] == expected, (one, other)


def test_one_walks_no_farther_than_the_walkers_radius(matrix: MappedMatrix) -> None:
    found = matrix.between(places(SOUTH), places(MIDDLE, NORTH), Mode.WALK)
    assert found.minutes[0] < NO_WAY
    assert found.minutes[1] == NO_WAY


def test_outside_the_matrix_nothing_is_known(matrix: MappedMatrix) -> None:
    outside = matrix.between(places(SOUTH), places((48.6, 0.0), (np.nan, 0.0), SOUTH), Mode.CAR)
    assert outside.minutes.tolist() == [NO_WAY] * 3
    assert np.isnan(outside.km).all()
    for nowhere in (places((10.0, 0.0)), places((np.nan, np.nan)), places()):
        assert matrix.between(nowhere, places(NORTH), Mode.CAR).minutes.tolist() == [NO_WAY]
    by_bus = matrix.between(places(SOUTH), places(NORTH), Mode.TRANSIT)
    assert by_bus.minutes.tolist() == [NO_WAY]


def test_a_place_near_a_commune_s_point_is_in_that_commune(matrix: MappedMatrix) -> None:
    beside = places((NORTH[0] + 0.03, 0.02))
    assert (
        matrix.between(places(SOUTH), beside, Mode.CAR).minutes
        == matrix.between(places(SOUTH), places(NORTH), Mode.CAR).minutes
    )


@pytest.mark.parametrize("mode", ROAD_MODES)
def test_its_columns_hold_each_pair_that_is_asked_for(matrix: MappedMatrix, mode: Mode) -> None:
    rows = matrix.rows
    for commune in range(len(matrix)):
        row = slice(*rows.first[commune : commune + 2])
        here = rows.points.take(np.array([commune]))
        asked = matrix.between(here, rows.points.take(rows.to[row]), mode)
        assert asked.minutes.tolist() == rows.minutes[mode][row].tolist()


def test_the_manifest_tells_what_it_was_built_from(matrix: MappedMatrix) -> None:
    manifest = matrix.manifest
    assert (manifest.communes, manifest.pairs) == (5, 20)
    assert manifest.router.startswith("Valhalla 3")
    assert (manifest.source, manifest.source_sha256) == ("tiny.osm", "sha-of-tiny")
    assert set(matrix.insee.tolist()) == set(tiny_roads.communes()["insee"])


@pytest.mark.parametrize("name", ["manifest.json", "car.u8", "to.npy", "insee.npy"])
def test_a_file_that_was_altered_or_lost_is_named_with_the_remedy(
    tiny_matrix: Path, tmp_path: Path, name: str
) -> None:
    for harm in ("altered", "lost"):
        copy = tmp_path / harm
        copy.mkdir()
        for path in tiny_matrix.iterdir():
            (copy / path.name).write_bytes(path.read_bytes())
        if harm == "lost":
            (copy / name).unlink()
        else:
            content = (copy / name).read_bytes()
            (copy / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(BrokenInput, match=rf"{name} : .*passerelle travel build"):
            MappedMatrix(copy)
