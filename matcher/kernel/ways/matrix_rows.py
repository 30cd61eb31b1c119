"""Which columns does the kernel read of a router's matrix, if one lies above the distance model?"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Near
from matcher.kernel.ways.by_distance import Points, points_of
from matcher.kernel.ways.by_matrix import NOWHERE, Row, Rows, Terms, measure_over
from matcher.kernel.ways.roads import Roads
from matcher.travel import MODES, DistanceModel
from matcher.travel.distance_model import SAME_ROAD_AS
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import MatrixTimes
from models.protocols import Places, TravelTimes

_NO_BYTES: Final = np.empty(0, dtype=np.uint8)


@dataclass(frozen=True)
class MatrixRows:
    """A matrix, and in which of its communes (-1: none) each place lies."""

    times: MatrixTimes
    communes: Ints

    @cached_property
    def terms(self) -> Terms:
        """What corrects its minutes, mode by mode."""
        told = [self.times.corrections.get(SAME_ROAD_AS.get(mode, mode)) for mode in MODES]
        access = [each["access_minutes"] if each else 0 for each in told]
        slower = [each["slower"] if each else 1 for each in told]
        return Terms(
            np.array(access, np.float64), np.array(slower, np.float64), self.times.fastest_kmh
        )

    @cached_property
    def rows(self) -> Rows:
        """Its columns; modes that do not go by road know no way."""
        rows = self.times.matrix.rows
        road_modes = [SAME_ROAD_AS.get(mode, mode) for mode in MODES]
        known = [mode in self.times.corrections for mode in road_modes]
        minutes = [
            rows.minutes.get(mode, _NO_BYTES) if here else _NO_BYTES
            for mode, here in zip(road_modes, known, strict=True)
        ]
        return Rows(
            points_of(rows.points),
            _as_mapped(rows.first),
            _as_mapped(rows.to),
            tuple(_as_mapped(column) for column in minutes),
        )

    def measure(
        self,
        homes: tuple[Places, Points, Bytes],
        around: tuple[Points, Points, Ints],
        roads: Roads,
        near: Near,
    ) -> None:
        """Fill in minutes and distances from every home, like `by_distance.measure_all`."""
        own, points, modes = homes
        starts = self.times.matrix.communes_of(own).astype(np.int32)
        longest = int(np.diff(self.rows.first).max(initial=0))
        row = Row(
            entry=np.full(len(self.times.matrix), NOWHERE, dtype=np.int32),
            told=np.empty((longest, len(MODES)), dtype=np.uint8),
            between=np.empty((longest, len(MODES))),
        )
        known = (self.rows, row, self.communes)
        measure_over((points, modes, starts), around, known, (roads, self.terms), near)


def _as_mapped[Column: NDArray[Any]](column: Column) -> Column:
    """The column, read only like those on disk: the kernel is compiled once for both."""
    told = np.ascontiguousarray(column).view()
    told.flags.writeable = False
    return told  # type: ignore[return-value]


def matrix_rows(places: Places, travel: TravelTimes) -> MatrixRows | None:
    """The matrix right above a distance model, if there is one."""
    layers = travel.layers if isinstance(travel, LayeredTimes) else (travel,)
    match layers:
        case (*_, MatrixTimes() as times, DistanceModel()):
            return MatrixRows(times, times.matrix.communes_of(places).astype(np.int32))
    return None
