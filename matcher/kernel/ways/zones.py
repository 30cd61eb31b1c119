"""Where do offers and courses lie? Distinct points, sorted by cell: near ones are neighbours.

Cells are boxes of a quarter of a degree. What has no point lies in a last cell that all read.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from models.protocols import Hours, Places

CELL_DEGREES: Final = 0.25
_COLUMNS: Final = 1 << 12
_NOT_PLACED: Final = 1 << 40


@dataclass(frozen=True)
class Zones:
    """Distinct places and hours in the order of their cells; `key` (cells,) ascending."""

    places: Places
    hours: Hours
    key: NDArray[np.int64]
    zone_from: NDArray[np.int32]

    def reach(
        self, lat: NDArray[np.float64], lng: NDArray[np.float64], km: NDArray[np.float64]
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """Ranges of cells that hold every place within so many km of each of n points.

        The ranges, (ranges, 2), one point's after the other's; and how many each has, (n,). Around
        a point that is not known lies everything.
        """
        cells, placed = len(self.key), np.isfinite(lat + lng)
        whose, first, end = _boxes(self.key, np.stack([lat, lng, km])[:, placed])
        known, nowhere = np.flatnonzero(placed), np.flatnonzero(~placed)
        # What has no point may be anywhere.
        last = known if cells and self.key[-1] == _NOT_PLACED else known[:0]
        point = np.concatenate([known[whose], last, nowhere])
        ranges = np.column_stack(
            [
                np.concatenate([first, np.full(len(last), cells - 1), np.zeros(len(nowhere))]),
                np.concatenate([end, np.full(len(last) + len(nowhere), cells)]),
            ]
        )
        by_point = np.argsort(point, kind="stable")
        return ranges[by_point].astype(np.int32), np.bincount(point, minlength=len(lat))


def _boxes(
    key: NDArray[np.int64], points: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Ranges of cells in a box around each point (lat, lng, km): whose each is, first, end."""
    lat, lng, km = points
    # 110 km a degree: a little short, so that the box is never too small.
    high = km / 110
    polar = abs(lat) + high
    wide = np.where(polar > 85, 180.0, high / np.cos(np.radians(np.minimum(polar, 85))))
    lowest, rows = _row(lat - high), _row(lat + high) + 1 - _row(lat - high)
    whose = np.repeat(np.arange(len(lat)), rows)
    row = np.arange(len(whose)) - np.repeat(np.cumsum(rows) - rows, rows) + lowest[whose]
    first = np.searchsorted(key, row * _COLUMNS + _row(lng - wide)[whose])
    end = np.searchsorted(key, row * _COLUMNS + _row(lng + wide)[whose], side="right")
    some = end > first
    return whose[some], first[some], end[some]


def cells_of(lat: NDArray[np.float64], lng: NDArray[np.float64]) -> NDArray[np.int64]:
    """The cell of each point; of those that have none, the last."""
    placed = np.isfinite(lat) & np.isfinite(lng)
    key = np.full(len(lat), _NOT_PLACED, dtype=np.int64)
    rows = np.floor((np.stack([lat, lng])[:, placed] + 180) / CELL_DEGREES)
    key[placed] = (rows[0] * _COLUMNS + rows[1]).astype(np.int64)
    return key


def _row(degrees: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.floor((degrees + 180) / CELL_DEGREES).astype(np.int64)


def zones_of(
    places: Places, hours: Hours, reads_hours: bool = True
) -> tuple[Zones, NDArray[np.int32]]:
    """The zones of n places, and each place's zone.

    Where a bus serves one shift and not another, two posts at one point are two zones; where
    journeys take the same time at any hour (not `reads_hours`), they are one.
    """
    placed = np.isfinite(places.lat) & np.isfinite(places.lng)
    columns: list[NDArray[Any]] = [
        np.where(placed, values, np.nan) for values in (places.lat, places.lng, places.spread_km)
    ]
    times: list[NDArray[Any]] = [hours.start, hours.end, hours.weekdays]
    told_apart = times if reads_hours else []
    key = cells_of(places.lat, places.lng)
    order = np.lexsort([*told_apart, *columns, key])
    ordered = np.stack([values[order].astype(np.float64) for values in (*columns, *told_apart)])
    # What is not placed is one zone, whatever its spread: NaN is not equal to itself.
    differs = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0) & placed[order][1:]
    new = np.concatenate([[True], differs | (np.diff(key[order]) != 0)])[: len(order)]
    zone = np.empty(len(places), dtype=np.int32)
    zone[order] = np.cumsum(new) - 1
    keys, zone_from = np.unique(key[order][new], return_index=True)
    return (
        Zones(
            Places(*ordered[:3, new]),
            Hours(*(values[order][new] for values in times)),
            keys,
            np.append(zone_from, np.count_nonzero(new)).astype(np.int32),
        ),
        zone,
    )
