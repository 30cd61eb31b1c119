"""Do tiles come from an extract whole, and does a broken extract say what is wrong with it?"""

from pathlib import Path

import pytest
from roads.tiny_roads import SOUTH

from data.travel.roads import tiles
from data.travel.roads.tiles import build_tiles, covered_squares
from models.errors import BrokenInput

# A blob header that announces a kilobyte, then the end of the file.
CUT_PBF = b"\x00\x00\x00\x0e\x0a\x09OSMHeader\x18\xe8\x07" + b"\x0a\x05"


def test_tiles_are_named_after_the_extract_and_built_once(
    tiny_osm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_tiles(tiny_osm, tmp_path, 1)
    monkeypatch.setattr(tiles, "_run", None)
    assert build_tiles(tiny_osm, tmp_path, 1) == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


def test_the_squares_that_hold_roads_are_known(tiny_tiles: Path) -> None:
    squares = set(covered_squares(tiny_tiles))
    assert (48.0, 0.0) in squares
    assert all(abs(lat - SOUTH[0]) <= 0.25 and abs(lng) <= 0.25 for lat, lng in squares)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(CUT_PBF, id="cut pbf"),
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 not a map", id="not a map"),
        pytest.param(b"<html>Not found</html>", id="a web page"),
    ],
)
def test_a_broken_extract_is_named_with_its_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "extract.osm.pbf"
    path.write_bytes(content)
    with pytest.raises(BrokenInput, match=r"extract\.osm\.pbf : .*(téléchargez|bon fichier)"):
        build_tiles(path, tmp_path / "travel", 1)
    assert not list((tmp_path / "travel").glob("tiles-*"))


def test_an_extract_cut_short_is_refused(tiny_osm: Path, tmp_path: Path) -> None:
    path = tmp_path / "extract.osm"
    path.write_bytes(tiny_osm.read_bytes()[:-200])
    with pytest.raises(BrokenInput):
        build_tiles(path, tmp_path, 1)


def test_an_extract_that_is_absent_is_said(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="introuvable"):
        build_tiles(tmp_path / "absent.osm.pbf", tmp_path, 1)


def test_an_extract_without_roads_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sea.osm"
    path.write_text('<?xml version="1.0"?><osm version="0.6"></osm>', encoding="utf-8")
    with pytest.raises(BrokenInput):
        build_tiles(path, tmp_path, 1)


def test_work_that_was_stopped_leaves_no_trace_in_the_next(tiny_osm: Path, tmp_path: Path) -> None:
    first = build_tiles(tiny_osm, tmp_path, 1)
    left = tmp_path / f"building-{first.name}"
    first.rename(left)
    (left / "half.gph").write_bytes(b"half")
    again = build_tiles(tiny_osm, tmp_path, 1)
    assert not (again / "half.gph").exists()
    assert not left.exists()


@pytest.mark.shared
def test_a_real_extract_cut_short_is_refused(shared_data: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.osm.pbf"
    path.write_bytes((shared_data / "osm" / "north-bayreuth.osm.pbf").read_bytes()[:500_000])
    with pytest.raises(BrokenInput, match="téléchargez-le à nouveau"):
        build_tiles(path, tmp_path / "travel", 1)
    assert not list((tmp_path / "travel").glob("tiles-*"))
