"""Is a matrix built whole, resumed where it stood, and never mistaken for another?"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roads.bad_server import answers, bad_server
from roads.served_roads import served_valhalla
from roads.tiny_roads import SOUTH, places

from data.travel.matrix import blocks, build
from data.travel.matrix.blocks import as_bytes
from data.travel.matrix.build import MatrixPlan, build_matrix
from data.travel.matrix.mapped import MappedMatrix
from data.travel.roads.router import RouterFailed
from models.enums import Mode

DAY = date(2026, 11, 25)


class Bar:
    """Remembers what a progress bar would show, and stops the work after some parts."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.told: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def __call__(self, done: int, of: int) -> None:
        self.told.append((done, of))
        if self._stop_after is not None and len(self.told) > self._stop_after:
            raise KeyboardInterrupt


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_AT_ONCE", 2)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.usefixtures("small_parts")
def test_a_build_that_was_stopped_goes_on_where_it_stood(
    tiny_plan: MatrixPlan, tiny_matrix: Path, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        build_matrix(tiny_plan, tmp_path, DAY, Bar(stop_after=5))
    assert not list(tmp_path.glob("matrix-*"))
    resumed = Bar()
    finished = build_matrix(tiny_plan, tmp_path, DAY, resumed)
    assert resumed.told[0] == (5, 12)
    assert resumed.told[-1] == (12, 12)
    assert content(finished) == content(tiny_matrix)
    assert [path.name for path in tmp_path.iterdir()] == [finished.name]


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_was_cut_short_is_done_again(
    tiny_plan: MatrixPlan, tiny_matrix: Path, tmp_path: Path
) -> None:
    with pytest.raises(KeyboardInterrupt):
        build_matrix(tiny_plan, tmp_path, DAY, Bar(stop_after=4))
    part = next(tmp_path.rglob("*.bin"))
    part.write_bytes(part.read_bytes()[:-1])
    resumed = Bar()
    finished = build_matrix(tiny_plan, tmp_path, DAY, resumed)
    assert resumed.told[0] == (3, 12)
    assert content(finished) == content(tiny_matrix)


def test_what_is_finished_is_not_done_again(tiny_plan: MatrixPlan, tiny_matrix: Path) -> None:
    bar = Bar()
    assert build_matrix(tiny_plan, tiny_matrix.parent, DAY, bar) == tiny_matrix
    assert bar.told == []


def test_a_stop_just_before_the_end_costs_nothing(
    tiny_plan: MatrixPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_path: Path, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build.shutil, "rmtree", stopped)
    with pytest.raises(KeyboardInterrupt):
        build_matrix(tiny_plan, tmp_path, DAY, Bar())
    monkeypatch.undo()
    bar = Bar()
    finished = build_matrix(tiny_plan, tmp_path, DAY, bar)
    assert bar.told == []
    assert MappedMatrix(finished).manifest.communes == 5


@pytest.mark.parametrize("name", ["manifest.json", "car.u8"])
def test_one_that_was_altered_is_built_again(
    tiny_plan: MatrixPlan, tmp_path: Path, name: str
) -> None:
    finished = build_matrix(tiny_plan, tmp_path, DAY, Bar())
    (finished / name).unlink()
    assert build_matrix(tiny_plan, tmp_path, DAY, Bar()) == finished
    assert MappedMatrix(finished).manifest.communes == 5


def test_other_roads_communes_or_radii_are_another_matrix(
    tiny_plan: MatrixPlan, tmp_path: Path
) -> None:
    plans = [
        tiny_plan,
        replace(tiny_plan, source_sha256="another"),
        replace(tiny_plan, communes=tiny_plan.communes.iloc[:4]),
        replace(tiny_plan, radius_km={Mode.CAR: 15.0}),
    ]
    names = {build_matrix(plan, tmp_path, DAY, Bar()).name for plan in plans}
    assert len(names) == 4


def test_several_processes_build_the_same(
    tiny_plan: MatrixPlan, tiny_matrix: Path, tmp_path: Path
) -> None:
    bar = Bar()
    finished = build_matrix(replace(tiny_plan, jobs=2), tmp_path, DAY, bar)
    assert bar.told[-1][0] == bar.told[-1][1]
    assert content(finished) == content(tiny_matrix)


def test_a_server_gives_the_same_minutes(
    tiny_plan: MatrixPlan, tiny_tiles: Path, tiny_matrix: Path, tmp_path: Path
) -> None:
    with served_valhalla(tiny_tiles, tmp_path) as address:
        plan = replace(tiny_plan, router=address, source=address, source_sha256="")
        finished = build_matrix(plan, tmp_path, DAY, Bar())
    for mode in (Mode.WALK, Mode.CAR):
        name = f"{mode}.u8"
        assert (finished / name).read_bytes() == (tiny_matrix / name).read_bytes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_router_that_fails_midway_leaves_the_parts_done(
    tiny_plan: MatrixPlan, tmp_path: Path, jobs: int
) -> None:
    with bad_server(answers('{"version": "3", "tileset_last_modified": 1}')) as server:
        plan = replace(tiny_plan, router=server.address, source=server.address, jobs=jobs)
        with pytest.raises(RouterFailed, match="réponse inattendue"):
            build_matrix(plan, tmp_path, DAY, Bar())
    assert not list(tmp_path.glob("matrix-*"))


@pytest.mark.parametrize("communes", [0, 1])
def test_a_matrix_of_hardly_anything_is_one_too(
    tiny_plan: MatrixPlan, tmp_path: Path, communes: int
) -> None:
    plan = replace(tiny_plan, communes=tiny_plan.communes.iloc[:communes])
    matrix = MappedMatrix(build_matrix(plan, tmp_path, DAY, Bar()))
    assert matrix.manifest.pairs == 0
    assert matrix.between(places(SOUTH), places(SOUTH), Mode.CAR).minutes.tolist() == [255]


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e9)), min_size=1, max_size=20))
def test_bytes_are_whole_minutes_long_or_none(seconds: list[float | None]) -> None:
    found = as_bytes(pd.Series(seconds, dtype=float).to_numpy())
    for given_seconds, byte in zip(seconds, found.tolist(), strict=True):
        if given_seconds is None:
            assert byte == 255
        else:
            assert byte == min(round(given_seconds / 60), 254)
