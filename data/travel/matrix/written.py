"""How is a matrix folder written, and what does its manifest say of it? The manifest comes last."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.travel.checksums import sha256_of
from data.travel.matrix.layout import (
    FIRST,
    INSEE,
    LONG_BYTE,
    POINTS,
    TO,
    Manifest,
    minutes_file,
    write_manifest,
)
from data.travel.matrix.neighbours import Neighbours, Sphere
from models.enums import Mode
from models.protocols import FASTEST_KMH, Places

# Nearer pairs say little of speed: their minutes are whole.
_APART_KM: Final = 5.0
_AT_ONCE: Final = 2_000


@dataclass(frozen=True)
class Papers:
    """When a matrix was built, by which router, from what, and how far each mode looks."""

    built_on: date
    router: str
    source: str
    source_sha256: str
    radius_km: dict[Mode, float]


def write_ground(
    folder: Path, insee: NDArray[np.str_], places: Places, neighbours: Neighbours
) -> None:
    """The communes, their points, and who neighbours whom."""
    np.save(folder / INSEE, insee)
    np.save(folder / POINTS, np.column_stack([places.lat, places.lng]))
    np.save(folder / FIRST, neighbours.first)
    np.save(folder / TO, neighbours.to)


def seal(folder: Path, papers: Papers, sphere: Sphere, neighbours: Neighbours) -> None:
    """Write the manifest of a folder that holds all the rest."""
    names = [INSEE, POINTS, FIRST, TO, *(minutes_file(mode) for mode in papers.radius_km)]
    manifest = Manifest(
        built_on=papers.built_on,
        router=papers.router,
        source=papers.source,
        source_sha256=papers.source_sha256,
        communes=len(sphere),
        pairs=len(neighbours.to),
        radius_km=papers.radius_km,
        fastest_kmh=_fastest_kmh(folder, sphere, neighbours, list(papers.radius_km)),
        sha256={name: sha256_of(folder / name) for name in names},
    )
    write_manifest(folder, manifest)


def _fastest_kmh(folder: Path, sphere: Sphere, neighbours: Neighbours, modes: list[Mode]) -> float:
    """Straight kilometres an hour of the fastest pair by any mode; the general bound if none."""
    fastest = 0.0
    for start in range(0, len(sphere), _AT_ONCE):
        km, bounds = row_km(sphere, neighbours, start, start + _AT_ONCE)
        apart = km >= _APART_KM
        for mode in modes:
            count, offset = int(bounds[1] - bounds[0]), int(bounds[0])
            minutes = np.fromfile(folder / minutes_file(mode), np.uint8, count, offset=offset)
            told = apart & (minutes < LONG_BYTE)
            speeds = 60 * km[told] / np.maximum(minutes[told], 1)
            fastest = max(fastest, float(speeds.max(initial=0)))
    return min(fastest, FASTEST_KMH) or FASTEST_KMH


def row_km(
    sphere: Sphere, neighbours: Neighbours, start: int, end: int
) -> tuple[NDArray[np.float64], tuple[int, int]]:
    """Straight km of all pairs of communes `start` to `end`, and which entries these are."""
    first = neighbours.first[start : end + 1]
    low, high = int(first[0]), int(first[-1])
    origin = np.repeat(np.arange(start, start + len(first) - 1), np.diff(first))
    return sphere.km(origin, neighbours.to[low:high].astype(np.int64)), (low, high)
