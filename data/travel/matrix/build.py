"""How is a matrix built: in parts that survive a stop, joined, checked, and only then in place?"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

import joblib
import numpy as np
import pandas as pd

from data.travel.matrix.blocks import Block, Ground, blocks_of, compute, read_block
from data.travel.matrix.layout import LAYOUT, minutes_file, read_manifest
from data.travel.matrix.neighbours import Sphere
from data.travel.matrix.written import Papers, seal, write_ground
from data.travel.roads.opened import open_router
from data.travel.roads.router import RoadRouter
from models.enums import Mode
from models.errors import BrokenInput
from models.protocols import Places

# How far each mode is worth asking, km as the crow flies: all pairs within 60 km are kept, those
# beyond a mode's own reach say "no way" at no cost.
RADIUS_KM: Final = {Mode.WALK: 12.0, Mode.BIKE: 30.0, Mode.MOPED: 60.0, Mode.CAR: 60.0}
# About the reach of a part's communes: 16 of them share most of their neighbours.
_SQUARE_DEGREES: Final = 0.15


@dataclass(frozen=True)
class MatrixPlan:
    """What to build: `communes` (insee, lat, lng), a router and what it stands on.

    `router`: a folder of tiles, or an address. `source`, `source_sha256`: the extract's name and
    checksum, or the address.
    """

    communes: pd.DataFrame
    router: str
    source: str
    source_sha256: str = ""
    jobs: int = 1
    radius_km: dict[Mode, float] = field(default_factory=lambda: dict(RADIUS_KM))


def build_matrix(
    plan: MatrixPlan, root: Path, today: date, on_block: Callable[[int, int], None]
) -> Path:
    """The finished matrix folder in `root`, named after what it was built from.

    `on_block` hears how many parts are done, of how many. A build that was stopped goes on where
    it stood; one that is finished is not done again.
    """
    router = open_router(plan.router)
    communes = _by_neighbourhood(plan.communes)
    key = _key(plan, communes, router.stands_on())
    finished = root / f"matrix-{key}"
    if _is_whole(finished):
        return finished
    working = root / f"building-{key}"
    if not _is_whole(working):
        working.mkdir(parents=True, exist_ok=True)
        ground = _ground(communes, plan, router)
        _compute_missing(plan, ground, working / "blocks", on_block)
        _join(plan, communes, ground, working)
        papers = Papers(today, router.name, plan.source, plan.source_sha256, plan.radius_km)
        seal(working, papers, ground.sphere, ground.neighbours)
    shutil.rmtree(working / "blocks", ignore_errors=True)
    # One that was altered since: its place is taken by the new one.
    shutil.rmtree(finished, ignore_errors=True)
    working.replace(finished)
    return finished


def _is_whole(folder: Path) -> bool:
    try:
        read_manifest(folder)
    except BrokenInput:
        return False
    return True


def _by_neighbourhood(communes: pd.DataFrame) -> pd.DataFrame:
    """Square by square, in rows that run to and fro: the parts of the work lie close together."""
    row = np.floor(communes["lat"] / _SQUARE_DEGREES)
    column = np.floor(communes["lng"] / _SQUARE_DEGREES) * np.where(row % 2, 1, -1)
    squares = communes.assign(_row=row, _column=column)
    return squares.sort_values(["_row", "_column", "insee"], ignore_index=True)


def _key(plan: MatrixPlan, communes: pd.DataFrame, stands_on: str) -> str:
    """What the minutes depend on: router, roads, communes, radii. A rest is resumed only if same.

    Tiles carry the time they were built; the extract's checksum says more.
    """
    points = communes[["insee", "lat", "lng"]].to_csv(index=False)
    version = stands_on.split(",")[0] if plan.source_sha256 else stands_on
    source = [plan.source_sha256 or plan.source, version, LAYOUT]
    told = json.dumps([source, points, {str(m): km for m, km in plan.radius_km.items()}])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _ground(communes: pd.DataFrame, plan: MatrixPlan, router: RoadRouter) -> Ground:
    lat, lng = (communes[c].to_numpy(dtype=np.float64) for c in ("lat", "lng"))
    sphere, places = Sphere(lat, lng), Places(lat, lng, np.zeros(len(lat)))
    neighbours = sphere.within(max(plan.radius_km.values()))
    near_road = {mode: router.near_road(places, mode) for mode in plan.radius_km}
    return Ground(places, sphere, neighbours, near_road)


def _compute_missing(
    plan: MatrixPlan,
    ground: Ground,
    folder: Path,
    on_block: Callable[[int, int], None],
) -> None:
    blocks = blocks_of(len(ground.places), plan.radius_km)
    missing = [block for block in blocks if read_block(block, ground, folder) is None]
    done = len(blocks) - len(missing)
    on_block(done, len(blocks))
    for _ in _run(missing, ground, (plan.router, folder), plan.jobs):
        done += 1
        on_block(done, len(blocks))


def _run(missing: list[Block], ground: Ground, where: tuple[str, Path], jobs: int) -> Iterator[int]:
    if jobs == 1:
        return (compute(block, ground, *where) for block in missing)
    work = (joblib.delayed(compute)(block, ground, *where) for block in missing)
    parallel = joblib.Parallel(n_jobs=jobs, return_as="generator_unordered", max_nbytes="1M")
    return iter(parallel(work))


def _join(plan: MatrixPlan, communes: pd.DataFrame, ground: Ground, working: Path) -> None:
    insee = communes["insee"].to_numpy(dtype=np.str_)
    write_ground(working, insee, ground.places, ground.neighbours)
    for mode, km in plan.radius_km.items():
        with (working / minutes_file(mode)).open("wb") as file:
            _append(file, blocks_of(len(ground.places), {mode: km}), ground, working / "blocks")


def _append(file: BinaryIO, blocks: list[Block], ground: Ground, folder: Path) -> None:
    for block in blocks:
        minutes = read_block(block, ground, folder)
        if minutes is None:
            raise OSError(f"{block.file(folder)}: part lost while joining")
        file.write(minutes)
