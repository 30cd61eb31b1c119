"""What of roads and timetables is installed, and until when does it hold?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.travel.installed import read_current
from data.travel.matrix.layout import Manifest, read_manifest
from data.travel.timetable_file import read_timetable_file
from models.timetable import Feed, Timetable


@dataclass(frozen=True)
class TravelStatus:
    """The three depths: the model is always there; the matrix and timetables may be."""

    folder: Path
    matrix: Manifest | None
    timetable: Timetable | None
    ended: tuple[Feed, ...]
    has_routes: bool


def travel_status(root: Path, today: date) -> TravelStatus:
    """Raises BrokenInput when what is installed cannot be read."""
    current = read_current(root)
    matrix = None if current.matrix is None else read_manifest(root / current.matrix)
    timetable = None if current.timetable is None else read_timetable_file(root / current.timetable)
    return TravelStatus(
        folder=root,
        matrix=matrix,
        timetable=timetable,
        ended=() if timetable is None else timetable.ended_on(today),
        has_routes=current.tiles is not None,
    )
