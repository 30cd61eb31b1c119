"""Travel times with the timetable of `tiny_gtfs` on top of the distance model."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from data.travel import load_distance_constants, load_transit_terms
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from matcher.travel.transit import TransitTimes
from roads.tiny_gtfs import write_gtfs


def tiny_travel() -> LayeredTimes:
    """The village's line is known; everything else goes by distance."""
    model = DistanceModel(load_distance_constants())
    with TemporaryDirectory() as folder:
        feed = write_gtfs(Path(folder) / "feed")
        timetable = read_timetable([feed], date(2026, 10, 5), walking_terms())
    return LayeredTimes([TransitTimes(timetable, model, load_transit_terms()), model])
