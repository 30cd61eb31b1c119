"""Which ranges of cells hold all that lies within reach of a point? Compiled.

Cells are numbered row by row (see `zones`): a box is a range in each row that it crosses.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Ints, Longs
from matcher.kernel.compiled import compiled, inlined, natural

# Cells are boxes of a quarter of a degree.
CELL_DEGREES: Final = 0.25
COLUMNS: Final = 1 << 12
# The cell of what has no point.
NOT_PLACED: Final = 1 << 40
# A little short, so that a box is never too small.
_KM_A_DEGREE: Final = 110.0
# Beyond it a box runs around the globe.
_POLAR: Final = 85.0

type Points = NDArray[np.float64]


def rows_crossed(km: Points) -> int:
    """No box of these half widths crosses more rows of cells."""
    # It begins in one row and ends in another, and sums of degrees are rounded.
    return int(2 * km.max(initial=0) / _KM_A_DEGREE / CELL_DEGREES) + 3


@compiled
def find_ranges(
    key: Longs, points: tuple[Points, Points, Points], ranges: tuple[Ints, Ints], counts: Longs
) -> int:
    """Ranges (first, end) of each point (lat, lng, km) after the last one's; how many in all.

    `key` (cells,) ascending; `counts` (points,), how many each has. What has no point may be
    anywhere: all read it; and around a point that is not known lies everything.
    """
    (lat, lng, km), cells, found = points, key.size, 0
    unplaced = cells > 0 and key[cells - 1] == NOT_PLACED
    for point in range(counts.size):
        before = found
        if not np.isfinite(lat[point] + lng[point]):
            found = add_range(0, cells, ranges, found)
            counts[point] = found - before
            continue
        high = km[point] / _KM_A_DEGREE
        wide = width_of(lat[point], high)
        for row in range(cell_at(lat[point] - high), cell_at(lat[point] + high) + 1):
            first = place_of(key, row * COLUMNS + cell_at(lng[point] - wide))
            end = place_of(key, row * COLUMNS + cell_at(lng[point] + wide) + 1)
            if end > first:
                found = add_range(first, end, ranges, found)
        if unplaced:
            found = add_range(cells - 1, cells, ranges, found)
        counts[point] = found - before
    return found


@inlined
def add_range(first: int, end: int, ranges: tuple[Ints, Ints], found: int) -> int:
    """Note one range; how many there are then."""
    ranges[0][natural(found)] = first
    ranges[1][natural(found)] = end
    return found + 1


@inlined
def width_of(lat: float, high: float) -> float:
    """Half the degrees of longitude of a box around a latitude."""
    if abs(lat) + high > _POLAR:
        return 180.0
    return high / math.cos(math.radians(abs(lat) + high))


@inlined
def cell_at(degrees: float) -> int:
    """The row of a latitude, or the column of a longitude."""
    return math.floor((degrees + 180) / CELL_DEGREES)


@inlined
def place_of(key: Longs, cell: int) -> int:
    """Where a cell stands among the keys, or would."""
    low, high = 0, key.size
    while low < high:
        middle = (low + high) >> 1
        if key[natural(middle)] < cell:
            low = middle + 1
        else:
            high = middle
    return low
