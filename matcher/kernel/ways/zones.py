"""Where do offers and courses lie? Distinct points, sorted by cell: near ones are neighbours.

Cells are boxes of a quarter of a degree. What has no point lies in a last cell that all read.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.ways.boxes import CELL_DEGREES, COLUMNS, NOT_PLACED, find_ranges, rows_crossed
from models.protocols import Hours, Places


@dataclass(frozen=True)
class Zones:
    """Distinct places and hours in the order of their cells; `key` (cells,) ascending."""

    places: Places
    hours: Hours
    key: NDArray[np.int64]
    zone_from: NDArray[np.int32]

    def reach(
        self, lat: NDArray[np.float64], lng: NDArray[np.float64], km: NDArray[np.float64]
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
        """Ranges of cells that hold every place within so many km of each of n points.

        The first cell of each range and the one after its last, one point's ranges after the
        other's; and how many each point has, (n,). Around a point that is not known lies
        everything.
        """
        # One more a point, for what has no point itself.
        first, end = np.empty((2, len(lat) * (rows_crossed(km) + 1)), dtype=np.int32)
        counts = np.zeros(len(lat), dtype=np.int64)
        found = find_ranges(self.key, (lat, lng, km), (first, end), counts)
        return first[:found], end[:found], counts


def cells_of(lat: NDArray[np.float64], lng: NDArray[np.float64]) -> NDArray[np.int64]:
    """The cell of each point; of those that have none, the last."""
    placed = np.isfinite(lat) & np.isfinite(lng)
    key = np.full(len(lat), NOT_PLACED, dtype=np.int64)
    rows = np.floor((np.stack([lat, lng])[:, placed] + 180) / CELL_DEGREES)
    key[placed] = (rows[0] * COLUMNS + rows[1]).astype(np.int64)
    return key


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
