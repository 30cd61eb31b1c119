"""One part of the work: all ways from a few communes by one mode, kept on disk when done."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.travel.matrix.layout import LONG_BYTE, NO_WAY_BYTE
from data.travel.matrix.neighbours import Neighbours, Sphere
from data.travel.roads.opened import open_router
from data.travel.roads.router import RoadRouter
from models.enums import Mode
from models.protocols import Places

# Communes asked at once: a part takes seconds, and a stop loses no more than that.
_AT_ONCE = 16
_PATIENCE_SECONDS = 300.0
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Block:
    """Communes `start` to `end` by one mode, and how far they look, km."""

    mode: Mode
    start: int
    end: int
    radius_km: float

    def file(self, folder: Path) -> Path:
        """Where its bytes lie."""
        return folder / str(self.mode) / f"{self.start:06d}.bin"


@dataclass(frozen=True)
class Ground:
    """The communes' points, who neighbours whom, and who has a road near, shared by all blocks."""

    places: Places
    sphere: Sphere
    neighbours: Neighbours
    near_road: dict[Mode, NDArray[np.bool_]]


def blocks_of(communes: int, radius_km: dict[Mode, float]) -> list[Block]:
    """All parts of the work."""
    return [
        Block(mode, start, min(start + _AT_ONCE, communes), km)
        for mode, km in radius_km.items()
        for start in range(0, communes, _AT_ONCE)
    ]


def compute(block: Block, ground: Ground, router: str, folder: Path) -> int:
    """Pairs of one block, asked of the router named (tiles folder or address) and written."""
    minutes = _minutes(block, ground, open_router(router, _PATIENCE_SECONDS))
    path = block.file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(minutes.tobytes() + hashlib.sha256(minutes.tobytes()).digest())
    part.replace(path)
    return len(minutes)


def read_block(block: Block, ground: Ground, folder: Path) -> bytes | None:
    """The bytes of a finished block; None when absent, cut short or altered."""
    path = block.file(folder)
    if not path.is_file():
        return None
    content = path.read_bytes()
    minutes, digest = content[:-_DIGEST], content[-_DIGEST:]
    first = ground.neighbours.first
    is_whole = len(minutes) == first[block.end] - first[block.start]
    return minutes if is_whole and hashlib.sha256(minutes).digest() == digest else None


def _minutes(block: Block, ground: Ground, router: RoadRouter) -> NDArray[np.uint8]:
    rows = list(_wanted(block, ground))
    minutes = [np.full(len(to), NO_WAY_BYTE, dtype=np.uint8) for to, _ in rows]
    asked = [row for row, (_, near) in enumerate(rows) if near.any()]
    if asked:
        every = np.unique(np.concatenate([rows[row][0][rows[row][1]] for row in asked]))
        origins = ground.places.take(block.start + np.array(asked))
        table = router.table(origins, ground.places.take(every), block.mode)
        for seconds, row in zip(table.seconds, asked, strict=True):
            to, near = rows[row]
            minutes[row][near] = as_bytes(seconds[np.searchsorted(every, to[near])])
    return np.concatenate(minutes)


def _wanted(block: Block, ground: Ground) -> Iterator[tuple[NDArray[np.int32], NDArray[np.bool_]]]:
    """Each commune's neighbours, and which are asked: near, with a road at both ends."""
    first, to = ground.neighbours.first, ground.neighbours.to
    near_road = ground.near_road[block.mode]
    for a in range(block.start, block.end):
        own = to[first[a] : first[a + 1]]
        km = ground.sphere.km(np.full(len(own), a), own.astype(np.int64))
        yield own, (km <= block.radius_km) & near_road[own] & near_road[a]


def as_bytes(seconds: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Moving seconds as whole minutes; 254 that long or longer, 255 no way."""
    whole = np.minimum(np.rint(np.nan_to_num(seconds) / 60), LONG_BYTE).astype(np.uint8)
    return np.where(np.isnan(seconds), np.uint8(NO_WAY_BYTE), whole)
