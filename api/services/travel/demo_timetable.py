"""Does the demo have its buses? Put in place where no timetable is, or only an older demo's."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from api.services.travel.build import BuildNews, TravelBuild, build_travel
from data.demo.ground.timetable import DEMO_FEED, write_demo_feed
from data.travel.installed import read_current
from data.travel.timetable_file import read_timetable_file
from models.errors import BrokenInput


def install_demo_timetable(root: Path, today: date) -> bool:
    """Whether the demo's buses were put in place; real timetables are left alone.

    Raises BrokenInput where the folder cannot be written or read.
    """
    if not _has_room(root, today):
        return False
    with TemporaryDirectory() as folder:
        feed = write_demo_feed(Path(folder), today)
        build_travel(TravelBuild(root, today, feeds=(feed,)), BuildNews())
    return True


def _has_room(root: Path, today: date) -> bool:
    name = read_current(root).timetable
    if name is None:
        return True
    try:
        timetable = read_timetable_file(root / name)
    except BrokenInput:
        # Somebody else's to mend: a ranking says that it is broken.
        return False
    is_demo = [feed.name for feed in timetable.feeds] == [DEMO_FEED]
    return is_demo and bool(timetable.ended_on(today))
