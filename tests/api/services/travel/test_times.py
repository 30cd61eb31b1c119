"""Does the deepest that is installed answer, and a broken part leave its place and say so?"""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from roads.tiny_roads import MIDDLE, NORTH, SOUTH, places

from api.services.travel.status import travel_status
from api.services.travel.times import InstalledTravel
from data.travel.installed import read_current
from models.enums import Mode
from models.errors import BrokenInput
from models.protocols import UNKNOWN_MINUTES, Depth, Hours

from .conftest import DAY, Build

AT = Hours(np.array([480], np.int32), np.array([1020], np.int32), np.array([1], np.uint8))


def depth(installed: InstalledTravel, mode: Mode) -> Depth:
    return Depth(int(installed.current().depths(places(SOUTH), places(NORTH), mode)[0]))


def test_a_fresh_machine_answers_by_distance(tmp_path: Path) -> None:
    for installed in (
        InstalledTravel(),
        InstalledTravel(tmp_path),
        InstalledTravel(tmp_path / "no"),
    ):
        assert depth(installed, Mode.CAR) is Depth.MODEL
        assert installed.remarks_on(DAY) == ()
    status = travel_status(tmp_path, DAY)
    assert (status.matrix, status.timetable, status.has_routes) == (None, None, False)


def test_a_build_is_taken_up_without_a_restart(built: Build, tmp_path: Path) -> None:
    installed = InstalledTravel(tmp_path / "travel")
    before = installed.current()
    assert installed.current() is before
    built()
    assert depth(installed, Mode.CAR) is Depth.MATRIX
    assert installed.current() is not before
    assert installed.current() is installed.current()


def test_roads_and_timetables_answer_each_for_their_means(built: Build) -> None:
    installed = InstalledTravel(built(gtfs=True))
    times = installed.current()
    by_car = int(times.minutes(places(SOUTH), places(NORTH), Mode.CAR, AT)[0])
    assert 18 < by_car < 40
    by_bus = int(times.minutes(places(SOUTH), places((48.2, 0.0)), Mode.TRANSIT, AT)[0])
    assert by_bus == 60
    assert depth(installed, Mode.WALK) is Depth.MODEL
    assert installed.tiles is not None


@pytest.mark.parametrize("part", ["matrix", "timetable", "current.json"])
def test_a_broken_part_leaves_its_place_to_the_one_below(built: Build, part: str) -> None:
    root = built(gtfs=True)
    if part == "current.json":
        (root / part).write_text("{")
    elif part == "matrix":
        (root / str(read_current(root).matrix) / "car.u8").write_bytes(b"")
    else:
        (root / str(read_current(root).timetable)).write_bytes(b"")
    installed = InstalledTravel(root)
    minutes = installed.current().minutes(places(SOUTH), places(MIDDLE), Mode.CAR, AT)
    assert minutes[0] != UNKNOWN_MINUTES
    (remark,) = installed.remarks_on(DAY)
    assert "passerelle travel build" in remark
    assert "estimés autrement" in remark
    with pytest.raises(BrokenInput):
        travel_status(root, DAY)


def test_a_feed_out_of_date_is_named_with_its_last_day(built: Build) -> None:
    root = built(osm=False, gtfs=True)
    installed = InstalledTravel(root)
    installed.current()
    (remark,) = installed.remarks_on(date(2027, 1, 4))
    assert "18/12/2026" in remark
    assert installed.remarks_on(DAY) == ()
    assert [feed.last_day for feed in travel_status(root, date(2027, 1, 4)).ended] == [
        date(2026, 12, 18)
    ]
