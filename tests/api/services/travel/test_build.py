"""Is what was asked for built and put in use, and what was in use kept when that fails?"""

import fcntl
from pathlib import Path

import pytest
from roads import tiny_roads
from roads.bad_server import answers, bad_server
from roads.served_roads import served_valhalla
from roads.tiny_gtfs import write_gtfs

from api.services.travel.build import BuildNews, TravelBuild, build_travel
from data.travel.installed import Current, read_current
from models.errors import BrokenInput, PasserelleError, SettingsError

from .conftest import DAY, Build

pytestmark = pytest.mark.usefixtures("tiny_france")


def test_roads_and_timetables_are_in_use_together(tmp_path: Path) -> None:
    phases: list[str] = []
    parts: list[tuple[int, int]] = []
    osm = tiny_roads.write_osm(tmp_path / "tiny.osm")
    asked = TravelBuild(tmp_path / "travel", DAY, osm, feeds=(write_gtfs(tmp_path / "feed"),))
    built = build_travel(
        asked, BuildNews(phase=phases.append, parts=lambda done, of: parts.append((done, of)))
    )
    assert (built.communes, built.pairs, built.stops, built.ended) == (5, 20, 5, ())
    current = read_current(asked.root)
    assert all((asked.root / str(name)).exists() for name in current.model_dump().values())
    assert phases == ["Lecture des horaires", "Lecture des routes", "Trajets de commune à commune"]
    assert parts[0] == (0, parts[-1][1])
    assert parts[-1][0] == parts[-1][1]


def test_departments_choose_the_communes(built: Build) -> None:
    built(departments=("72",))
    with pytest.raises(SettingsError, match="Département inconnu : 2Z"):
        built(departments=("72", "2Z"))
    with pytest.raises(BrokenInput, match="aucune commune de France"):
        built(departments=("53",))


def test_a_build_of_nothing_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"--osm, --gtfs, ou les deux"):
        build_travel(TravelBuild(tmp_path, DAY), BuildNews())


@pytest.mark.parametrize("broken", ["osm", "gtfs"])
def test_a_build_that_fails_leaves_what_is_in_use(
    built: Build, tmp_path: Path, broken: str
) -> None:
    root = built(gtfs=True)
    before = read_current(root)
    path = tmp_path / f"broken.{broken}"
    path.write_bytes(b"\x00\x01nothing")
    asked = TravelBuild(
        root, DAY, path if broken == "osm" else None, feeds=(path,) if broken == "gtfs" else ()
    )
    with pytest.raises(BrokenInput, match=rf"broken\.{broken}"):
        build_travel(asked, BuildNews())
    assert read_current(root) == before
    assert all((root / str(name)).exists() for name in before.model_dump().values())


def test_two_builds_do_not_meet_in_one_folder(built: Build) -> None:
    root = built()
    with (root / "building.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(SettingsError, match="Une autre construction est en cours"):
            built()
    built()


def test_a_folder_that_cannot_be_written_is_named_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    asked = TravelBuild(tmp_path / "file" / "travel", DAY, router="http://127.0.0.1:9")
    with pytest.raises(SettingsError, match="PASSERELLE_TRAVEL_FOLDER"):
        build_travel(asked, BuildNews())


def test_a_router_at_an_address_builds_the_matrix(built: Build, tmp_path: Path) -> None:
    root = built()
    own = read_current(root)
    with served_valhalla(root / str(own.tiles), tmp_path) as address:
        asked = TravelBuild(tmp_path / "far", DAY, router=address, departments=("72",))
        told = build_travel(asked, BuildNews())
        with pytest.raises(SettingsError, match="--communes"):
            build_travel(TravelBuild(tmp_path / "far", DAY, router=address), BuildNews())
    assert (told.communes, told.pairs) == (5, 20)
    assert read_current(tmp_path / "far").tiles is None


def test_a_router_that_answers_nonsense_builds_nothing(tmp_path: Path) -> None:
    with bad_server(answers("<html>")) as server:
        asked = TravelBuild(tmp_path, DAY, router=server.address, departments=("72",))
        with pytest.raises(PasserelleError, match="illisible"):
            build_travel(asked, BuildNews())
    assert read_current(tmp_path) == Current()
