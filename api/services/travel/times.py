"""Which travel times answer here? The deepest that is installed, and what to say of the others."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock

import structlog

from data.travel import load_distance_constants, load_road_corrections, load_transit_terms
from data.travel.installed import NOTHING_BUILT, Current, read_current, stamp
from data.travel.matrix.mapped import MappedMatrix
from data.travel.timetable_file import read_timetable_file
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import MatrixTimes
from models.errors import PasserelleError
from models.protocols import TravelTimes
from models.timetable import Timetable

log = structlog.get_logger()


class InstalledTravel:
    """Travel times of a folder, read again when another build takes its place.

    A part that cannot be read leaves its place to the one below; `remarks` says so.
    """

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._stamp: tuple[int, int] = NOTHING_BUILT
        self._reading = Lock()
        self.model = _model()
        self.times = _estimated()
        self.timetable: Timetable | None = None
        self.tiles: Path | None = None
        self.remarks: tuple[str, ...] = ()

    def current(self) -> LayeredTimes:
        """The times in use now; the same object as long as nothing was built."""
        if self._root is not None and stamp(self._root) != self._stamp:
            with self._reading:
                told = stamp(self._root)
                if told != self._stamp:
                    self._read(self._root)
                    self._stamp = told
        return self.times

    def remarks_on(self, today: date) -> tuple[str, ...]:
        """What a reader of journeys should know: parts that are broken, feeds out of date."""
        ended = () if self.timetable is None else self.timetable.ended_on(today)
        return (
            *self.remarks,
            *(
                f"Horaires « {feed.name} » : périmés depuis le {feed.last_day:%d/%m/%Y} ; "
                "les trajets en transport en commun sont ceux d'alors."
                for feed in ended
            ),
        )

    def _read(self, root: Path) -> None:
        remarks: list[str] = []
        current = _or_remark(remarks, lambda: read_current(root)) or Current()
        by_timetable = self._timetable_layer(root, current.timetable, remarks)
        by_road = self._matrix_layer(root, current.matrix, remarks)
        self.tiles = None if current.tiles is None else root / current.tiles
        self.times = LayeredTimes([*by_timetable, *by_road, self.model])
        self.remarks = tuple(remarks)

    def _timetable_layer(
        self, root: Path, name: str | None, remarks: list[str]
    ) -> list[TravelTimes]:
        self.timetable = None
        if name is not None:
            self.timetable = _or_remark(remarks, lambda: read_timetable_file(root / name))
        if self.timetable is None:
            return []
        # numba takes a quarter of a second to import: only timetables wait for it.
        from matcher.travel.transit import TransitTimes

        return [TransitTimes(self.timetable, self.model, load_transit_terms())]

    def _matrix_layer(self, root: Path, name: str | None, remarks: list[str]) -> list[TravelTimes]:
        if name is None:
            return []
        matrix = _or_remark(remarks, lambda: MappedMatrix(root / name))
        if matrix is None:
            return []
        return [MatrixTimes(matrix, self.model, load_road_corrections())]


@cache
def _model() -> DistanceModel:
    return DistanceModel(load_distance_constants())


@cache
def _estimated() -> LayeredTimes:
    """What answers where nothing is installed: the same to all, so that they may share a board."""
    return LayeredTimes([_model()])


def _or_remark[T](remarks: list[str], read: Callable[[], T]) -> T | None:
    """What was read, or None and a remark: no ranking is lost for a broken file."""
    try:
        return read()
    except PasserelleError as error:
        log.warning("travel part unreadable", error=type(error).__name__)
        remarks.append(f"{error} En attendant, ces trajets sont estimés autrement.")
        return None
