"""Does a timetable hold what its feeds say, on the days they say it?"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from roads.tiny_gtfs import TABLES, write_gtfs

from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import WalkingTerms
from models.timetable import Timetable

Read = Callable[..., Timetable]
Rides = Callable[[Timetable, int], set[str]]
MONDAY, WEDNESDAY, FRIDAY, SATURDAY, SUNDAY = 0, 2, 4, 5, 6


def test_a_school_bus_does_not_run_on_wednesday(read: Read, rides: Rides) -> None:
    timetable = read()
    assert "8:00 Village → Bourg" in rides(timetable, MONDAY)
    assert "8:00 Village → Bourg" not in rides(timetable, WEDNESDAY)
    assert "7:00 Village → Bourg" in rides(timetable, WEDNESDAY)


def test_a_bank_holiday_is_no_usual_day(read: Read, rides: Rides) -> None:
    # 11 November 2026 is a Wednesday, and the feed runs nothing then.
    assert "7:00 Village → Bourg" in rides(read(today=date(2026, 11, 9)), WEDNESDAY)


def test_a_day_added_by_an_exception_alone_runs(read: Read, rides: Rides) -> None:
    only_dates = "service_id,date,exception_type\n" + "\n".join(
        f"{service},202610{day:02d},1" for service in ("all", "school") for day in (5, 12, 19)
    )
    timetable = read(calendar=None, calendar_dates=only_dates)
    assert "8:00 Village → Bourg" in rides(timetable, MONDAY)
    assert rides(timetable, 1) == set()


def test_the_night_bus_of_friday_arrives_in_the_first_minutes_of_saturday(
    read: Read, rides: Rides
) -> None:
    timetable = read()
    assert "23:50 Ville → Bourg" in rides(timetable, FRIDAY)
    assert rides(timetable, SATURDAY) == {"0:11 Bourg → Village"}


def test_the_morning_after_belongs_to_a_night_shift(read: Read, rides: Rides) -> None:
    assert "31:00 Village → Bourg" in rides(read(), SUNDAY)


def test_every_hop_of_a_trip_is_in_order_and_has_its_line(read: Read) -> None:
    timetable = read()
    for hops, lines in zip(timetable.days, timetable.lines, strict=True):
        assert (np.diff(hops.depart) >= 0).all()
        assert set(lines[hops.trip]) <= {"1", "Navette"}


def test_a_frequency_becomes_trips(read: Read, rides: Rides) -> None:
    every = "trip_id,start_time,end_time,headway_secs\nmorning-7,06:00:00,08:00:00,1800"
    leaving = {ride for ride in rides(read(frequencies=every), WEDNESDAY) if "Village →" in ride}
    assert {"6:00 Village → Bourg", "6:30 Village → Bourg", "7:30 Village → Bourg"} <= leaving
    assert "8:00 Village → Bourg" not in leaving


def test_a_stop_without_a_time_is_passed_in_between(read: Read, rides: Rides) -> None:
    untimed = TABLES["stop_times"].replace("morning-7,07:10:00,07:11:00", "morning-7,,")
    timetable = read(stop_times=untimed)
    assert "7:15 Bourg → Ville" in rides(timetable, MONDAY)


def test_no_boarding_and_no_alighting_are_kept(read: Read) -> None:
    head, *rows = TABLES["stop_times"].splitlines()
    closed = [f"{row},{int('bourg,' in row)},{int('bourg,' in row)}" for row in rows]
    timetable = read(stop_times="\n".join([f"{head},pickup_type,drop_off_type", *closed]))
    hops = timetable.days[timetable.week[MONDAY]]
    bourg = timetable.stop_names.tolist().index("Bourg")
    assert not hops.boards[hops.origin == bourg].any()
    assert not hops.alights[hops.target == bourg].any()
    assert hops.boards[hops.origin != bourg].all()


def test_poles_across_the_street_are_linked_and_a_transfer_may_forbid_it(read: Read) -> None:
    assert seconds_between(read(), "Bourg", "Bourg mairie") == pytest.approx(60 + 104, abs=2)
    rows = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nbourg,bourg-2,"
    assert seconds_between(read(transfers=rows + "3,"), "Bourg", "Bourg mairie") is None
    assert seconds_between(read(transfers=rows + "2,300"), "Bourg", "Bourg mairie") == 300
    assert seconds_between(read(transfers=rows + "0,"), "Bourg", "Bourg mairie") == 60


def seconds_between(timetable: Timetable, origin: str, to: str) -> int | None:
    names = timetable.stop_names.tolist()
    links, here = timetable.links, names.index(origin)
    own = slice(links.first[here], links.first[here + 1])
    found = dict(zip(links.to[own].tolist(), links.seconds[own].tolist(), strict=True))
    return found.get(names.index(to))


def test_two_feeds_are_one_network(tmp_path: Path, terms: WalkingTerms, rides: Rides) -> None:
    first = write_gtfs(tmp_path / "one", archive=True)
    town_bus = {
        "stops": "stop_id,stop_name,stop_lat,stop_lon\nvillage,Gare,48.2001,0\nx,Hôpital,48.22,0",
        "trips": "route_id,service_id,trip_id\nr1,all,town",
        "stop_times": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        "town,07:40:00,07:40:00,village,1\ntown,07:50:00,07:50:00,x,2",
        # Stop ids are a feed's own: both have a "village".
        "transfers": "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nx,village,2,240",
    }
    second = write_gtfs(tmp_path / "two", town_bus)
    timetable = read_timetable([first, second], date(2026, 10, 5), terms)
    assert {"7:40 Gare → Hôpital", "7:00 Village → Bourg"} <= rides(timetable, MONDAY)
    assert seconds_between(timetable, "Ville", "Gare") is not None
    assert seconds_between(timetable, "Hôpital", "Gare") == 240
    assert seconds_between(timetable, "Hôpital", "Village") is None
    assert [feed.name for feed in timetable.feeds] == ["one.zip", "two"]


def test_a_feed_out_of_date_is_read_and_named_with_its_last_day(read: Read, rides: Rides) -> None:
    today = date(2027, 3, 1)
    timetable = read(today=today)
    assert "7:00 Village → Bourg" in rides(timetable, MONDAY)
    assert [feed.last_day for feed in timetable.ended_on(today)] == [date(2026, 12, 18)]
    assert timetable.ended_on(date(2026, 12, 18)) == ()
    assert timetable.since == date(2026, 10, 16)
