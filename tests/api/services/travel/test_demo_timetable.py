"""Does the demo show a ranking by bus, and are real timetables left alone?"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from roads.tiny_gtfs import write_gtfs

from api.services.open_store import Store
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.ranking.rank_person import RankRequest, rank_person
from api.services.travel.build import BuildNews, TravelBuild, build_travel
from api.services.travel.demo_timetable import install_demo_timetable
from api.services.travel.times import InstalledTravel
from api.services.viewer import CONSOLE
from data.travel.installed import read_current

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def ranked(demo_store: Store, demo_day: date, tmp_path: Path) -> dict[str, Any]:
    """The list of bus-19 with the demo's buses."""
    assert install_demo_timetable(tmp_path / "travel", demo_day)
    snapshots = PoolSnapshots(travel=InstalledTravel(tmp_path / "travel"))
    return rank_person(demo_store, snapshots, RankRequest("bus-19", CONSOLE, demo_day, NOW))


def test_bus_19_goes_to_the_canteen_by_bus_and_cannot_leave_the_restaurant(
    ranked: dict[str, Any],
) -> None:
    canteen = next(each for each in ranked["offers"] if each["offer_id"] == "cantine-jour")
    leg = canteen["legs"]["employer"]
    assert (leg["mode"], leg["best"]["depth"]) == ("transit", "timetable")
    assert leg["runner_up"]["mode"] == "walk"
    assert leg["best"]["timetable"][0]["last_return"].startswith("21:")
    assert canteen["journey"]["needs_pass"]
    evening = next(each for each in ranked["excluded"] if each["offer_id"] == "restaurant-soir")
    assert "travel_hours" in [reason["rule"] for reason in evening["reasons"]]


def test_once_there_it_is_left_until_it_has_ended(tmp_path: Path) -> None:
    first, later = date(2026, 11, 25), date(2027, 6, 1)
    assert install_demo_timetable(tmp_path, first)
    assert not install_demo_timetable(tmp_path, first)
    assert install_demo_timetable(tmp_path, later)


def test_real_timetables_are_left_alone_even_past_their_end(tmp_path: Path) -> None:
    feed = write_gtfs(tmp_path / "feed")
    root = tmp_path / "travel"
    build_travel(TravelBuild(root, date(2026, 10, 5), feeds=(feed,)), BuildNews())
    before = read_current(root)
    assert not install_demo_timetable(root, date(2027, 6, 1))
    assert read_current(root) == before


def test_a_broken_timetable_is_left_for_its_owner(tmp_path: Path) -> None:
    assert install_demo_timetable(tmp_path, date(2026, 11, 25))
    (tmp_path / str(read_current(tmp_path).timetable)).write_bytes(b"broken")
    assert not install_demo_timetable(tmp_path, date(2027, 6, 1))
