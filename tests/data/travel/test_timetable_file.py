"""Does a timetable come back from its file as it was, and never half?"""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from roads.tiny_gtfs import write_gtfs

from data.travel import timetable_file
from data.travel.gtfs.timetable import read_timetable
from data.travel.timetable_file import read_timetable_file, write_timetable
from data.travel.transit_terms import walking_terms
from models.errors import BrokenInput
from models.timetable import Timetable


@pytest.fixture
def timetable(tmp_path: Path) -> Timetable:
    feed = write_gtfs(tmp_path / "feed", archive=True)
    return read_timetable([feed], date(2026, 10, 5), walking_terms())


def test_it_comes_back_as_it_was(timetable: Timetable, tmp_path: Path) -> None:
    again = read_timetable_file(write_timetable(timetable, tmp_path))
    assert (again.feeds, again.since, again.week) == (
        timetable.feeds,
        timetable.since,
        timetable.week,
    )
    stops = [(told.stop_names, told.lat, told.lng) for told in (timetable, again)]
    for one, other in (
        (stops[0], stops[1]),
        (timetable.links, again.links),
        (timetable.lines, again.lines),
        *zip(timetable.days, again.days, strict=True),
    ):
        for before, after in zip(one, other, strict=True):
            assert before.dtype == after.dtype
            np.testing.assert_array_equal(before, after)


def test_its_name_says_what_it_holds(timetable: Timetable, tmp_path: Path) -> None:
    first, second = (write_timetable(timetable, tmp_path) for _ in range(2))
    assert first == second
    assert [path.name for path in tmp_path.glob("timetable-*")] == [first.name]


@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "renamed"])
def test_a_harmed_file_is_refused_with_its_remedy(
    timetable: Timetable, tmp_path: Path, harm: str
) -> None:
    path = write_timetable(timetable, tmp_path)
    content = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(content[:-100])
        case "changed":
            path.write_bytes(content[:50] + b"x" + content[51:])
        case "gone":
            path.unlink()
        case "renamed":
            path = path.rename(tmp_path / "timetable-000000000000.npz")
    with pytest.raises(BrokenInput, match="passerelle travel build"):
        read_timetable_file(path)


def test_a_file_of_another_format_is_refused(
    timetable: Timetable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timetable_file, "_FORMAT", 2)
    path = write_timetable(timetable, tmp_path)
    monkeypatch.undo()
    with pytest.raises(BrokenInput, match="altérés"):
        read_timetable_file(path)
