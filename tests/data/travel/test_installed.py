"""Is what was built put in use in one step, and is nothing lost or left behind?"""

from pathlib import Path

import pytest

from data.travel.installed import Current, read_current, stamp, swap
from models.errors import BrokenInput


def built(root: Path, *names: str) -> None:
    for name in names:
        if name.startswith("timetable"):
            (root / name).write_bytes(b"hours")
        else:
            (root / name).mkdir()
            (root / name / "content").write_bytes(b"roads")


def test_where_nothing_was_built_nothing_is_in_use(tmp_path: Path) -> None:
    assert read_current(tmp_path) == Current()
    assert read_current(tmp_path / "absent") == Current()
    assert stamp(tmp_path) == (0, 0)


def test_a_build_of_one_part_keeps_the_others(tmp_path: Path) -> None:
    built(tmp_path, "tiles-a", "matrix-a", "timetable-a.npz")
    swap(tmp_path, Current(tiles="tiles-a", matrix="matrix-a"))
    swap(tmp_path, Current(timetable="timetable-a.npz"))
    assert read_current(tmp_path) == Current(
        tiles="tiles-a", matrix="matrix-a", timetable="timetable-a.npz"
    )


def test_what_is_replaced_is_removed_and_work_under_way_is_not(tmp_path: Path) -> None:
    built(tmp_path, "tiles-a", "matrix-a", "timetable-a.npz", "building-b", "own-notes")
    swap(tmp_path, Current(tiles="tiles-a", matrix="matrix-a", timetable="timetable-a.npz"))
    built(tmp_path, "matrix-b", "timetable-b.npz")
    swap(tmp_path, Current(matrix="matrix-b", timetable="timetable-b.npz"))
    assert {path.name for path in tmp_path.iterdir()} == {
        "current.json", "tiles-a", "matrix-b", "timetable-b.npz", "building-b", "own-notes",
    }  # fmt: skip


def test_every_swap_changes_the_stamp(tmp_path: Path) -> None:
    seen = set()
    for name in ("matrix-a", "matrix-b", "matrix-a"):
        built(tmp_path, name)
        swap(tmp_path, Current(matrix=name))
        seen.add(stamp(tmp_path))
    assert len(seen) == 3


@pytest.mark.parametrize("content", ["", "{", '{"tiles": 3}', '{"roads": "tiles-a"}'])
def test_an_unreadable_list_is_named_with_its_remedy(tmp_path: Path, content: str) -> None:
    (tmp_path / "current.json").write_text(content, encoding="utf-8")
    with pytest.raises(BrokenInput, match=r"current\.json.*passerelle travel build"):
        read_current(tmp_path)
