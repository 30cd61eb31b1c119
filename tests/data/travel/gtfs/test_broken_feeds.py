"""Is a feed that cannot be used refused with its reason, and one partly broken used in part?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from roads.tiny_gtfs import TABLES, write_gtfs

from data.travel.gtfs.feed_file import read_feed
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import WalkingTerms
from models.errors import BrokenInput
from models.timetable import Timetable

HEAD, *CALLS = TABLES["stop_times"].splitlines()


@pytest.mark.parametrize("missing", ["stops", "routes", "trips", "stop_times"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(BrokenInput, match=rf"{missing}\.txt : fichier absent ou vide"):
        read_feed(write_gtfs(tmp_path / "feed", {missing: None}))


def test_a_feed_without_any_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput, match="aucun jour de service"):
        read_feed(write_gtfs(tmp_path / "feed", {"calendar": None, "calendar_dates": None}))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    trips = "route_id,trip_id\nr1,morning-7"
    with pytest.raises(BrokenInput, match=r"trips\.txt, colonne « service_id »"):
        read_feed(write_gtfs(tmp_path / "feed", {"trips": trips}))


@pytest.mark.parametrize(
    ("table", "content", "column"),
    [
        ("calendar", "service_id,start_date,end_date\nall,20260901,20261218", "monday"),
        ("calendar", TABLES["calendar"].replace("service_id", "id"), "service_id"),
        ("calendar_dates", "service_id,date\nall,20261111", "exception_type"),
        ("frequencies", "trip_id\nmorning-7", "start_time"),
        ("transfers", "from,to\nbourg,ville", "from_stop_id"),
    ],
)
def test_an_optional_file_without_what_makes_it_is_named_too(
    tmp_path: Path, table: str, content: str, column: str
) -> None:
    with pytest.raises(BrokenInput, match=rf"{table}\.txt, colonne « {column} » : colonne absente"):
        read_feed(write_gtfs(tmp_path / "feed", {table: content}))


def test_a_stop_off_the_globe_is_named_with_its_line(tmp_path: Path) -> None:
    stops = TABLES["stops"].replace("48.2000", "482000")
    with pytest.raises(BrokenInput, match=r"stops\.txt, ligne 5, colonne « stop_lat » : hors du"):
        read_feed(write_gtfs(tmp_path / "feed", {"stops": stops}))


def test_a_service_that_ends_before_it_begins_is_named_with_its_line(tmp_path: Path) -> None:
    calendar = TABLES["calendar"].replace("20260901,20261218", "20261218,20260901", 1)
    with pytest.raises(BrokenInput, match=r"calendar\.txt, ligne 2, .* dernier jour avant"):
        read_feed(write_gtfs(tmp_path / "feed", {"calendar": calendar}))


@pytest.mark.parametrize(
    ("table", "content"),
    [
        ("stop_times", f"{HEAD}\nmorning-7,07:00:00,07:00:00,village,1"),
        ("trips", "route_id,service_id,trip_id\nr1,never,morning-7\nr1,never,evening"),
    ],
    ids=["trips of one stop", "trips of no service"],
)
def test_a_feed_in_which_nothing_runs_is_refused(
    tmp_path: Path, terms: WalkingTerms, table: str, content: str
) -> None:
    feed = write_gtfs(tmp_path / "feed", {table: content})
    with pytest.raises(BrokenInput, match="aucune course ne va d'un arrêt à un autre"):
        read_timetable([feed], date(2026, 10, 5), terms)


def test_a_stop_told_twice_moves_no_other(
    tmp_path: Path, terms: WalkingTerms, rides: Callable[[Timetable, int], set[str]]
) -> None:
    head, first, *others = TABLES["stops"].splitlines()
    stops = "\n".join([head, first, first.replace("Village", "Double"), *others])
    feed = write_gtfs(tmp_path / "feed", {"stops": stops})
    timetable = read_timetable([feed], date(2026, 10, 5), terms)
    assert {"7:00 Village → Bourg", "7:20 Bourg mairie → Usine"} <= rides(timetable, 0)
    assert len(timetable.lat) == 5


@pytest.mark.parametrize("wrong", ["2026-12-18", "20261318", ""])
def test_a_wrong_date_is_named_with_its_line(tmp_path: Path, wrong: str) -> None:
    calendar = TABLES["calendar"].replace(
        "all,1,1,1,1,1,0,0,20260901,20261218", f"all,1,1,1,1,1,0,0,20260901,{wrong}"
    )
    with pytest.raises(BrokenInput, match=r"calendar\.txt, ligne 3, colonne « end_date »"):
        read_feed(write_gtfs(tmp_path / "feed", {"calendar": calendar}))


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.zip"
    path.write_bytes(b"<html>404</html>")
    with pytest.raises(BrokenInput, match="GTFS illisible"):
        read_feed(path)
    with pytest.raises(BrokenInput, match="introuvable"):
        read_feed(tmp_path / "absent.zip")


def test_a_truncated_archive_is_refused(tmp_path: Path) -> None:
    path = write_gtfs(tmp_path / "feed", archive=True)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(BrokenInput, match="GTFS illisible"):
        read_feed(path)


@pytest.mark.parametrize(
    "broken",
    [
        "morning-8,08:00:00,08:00:00,nowhere,9",
        "morning-8,07:00:00,07:00:00,ville,9",
        "morning-8,09:00:00,08:59:00,ville,9",
        "morning-8,09:00:00,09:00:00,ville,3",
        "morning-8,bientôt,bientôt,ville,9",
    ],
    ids=["unknown stop", "time goes back", "leaves before it comes", "order twice", "no time"],
)
def test_a_trip_that_cannot_be_is_left_out_and_counted(
    tmp_path: Path, terms: WalkingTerms, rides: Callable[[Timetable, int], set[str]], broken: str
) -> None:
    lost: dict[str, int] = {}
    feed = write_gtfs(tmp_path / "feed", {"stop_times": "\n".join([HEAD, *CALLS, broken])})
    timetable = read_timetable([feed], date(2026, 10, 5), terms, lost.__setitem__)
    assert lost == {"feed": 1}
    assert "8:00 Village → Bourg" not in rides(timetable, 0)
    assert "7:00 Village → Bourg" in rides(timetable, 0)


def test_a_loop_is_a_line_like_another(
    tmp_path: Path, terms: WalkingTerms, rides: Callable[[Timetable, int], set[str]]
) -> None:
    calls = [HEAD, *CALLS, "morning-8,08:40:00,08:40:00,village,9"]
    feed = write_gtfs(tmp_path / "feed", {"stop_times": "\n".join(calls)})
    timetable = read_timetable([feed], date(2026, 10, 5), terms)
    assert "8:30 Ville → Village" in rides(timetable, 0)


def test_a_feed_mostly_broken_is_refused(tmp_path: Path, terms: WalkingTerms) -> None:
    calls = [HEAD, *(call.replace(",ville,", ",nowhere,") for call in CALLS)]
    feed = write_gtfs(tmp_path / "feed", {"stop_times": "\n".join(calls)})
    with pytest.raises(BrokenInput, match="4 courses sur 6 inutilisables"):
        read_timetable([feed], date(2026, 10, 5), terms)
