"""Are the demo's invented buses a feed like any other?"""

from datetime import date
from pathlib import Path

from data.demo.ground.timetable import DEMO_FEED, write_demo_feed
from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms

TODAY = date(2026, 11, 25)


def test_it_is_read_whole_and_valid_from_its_day(tmp_path: Path) -> None:
    lost: dict[str, int] = {}
    feed = write_demo_feed(tmp_path, TODAY)
    timetable = read_timetable([feed], TODAY, walking_terms(), lost.__setitem__)
    assert lost == {DEMO_FEED: 0}
    (known,) = timetable.feeds
    assert known.first_day == TODAY
    assert not timetable.ended_on(date(2027, 3, 1))
    assert timetable.ended_on(date(2027, 4, 1))


def test_every_stop_says_that_it_is_invented(tmp_path: Path) -> None:
    feed = write_demo_feed(tmp_path, TODAY)
    timetable = read_timetable([feed], TODAY, walking_terms())
    assert len(timetable.stop_names) == 7
    assert all("imaginaire" in name for name in timetable.stop_names)


def test_the_evening_is_thin_and_sundays_are_thinner(tmp_path: Path) -> None:
    timetable = read_timetable([write_demo_feed(tmp_path, TODAY)], TODAY, walking_terms())
    evening = [hops.depart[hops.depart < 86_400].max() for hops in timetable.days]
    # The last bus of a weekday leaves an end at 21:30 and its last stop but one before 21:52.
    assert max(evening) < 21 * 3600 + 52 * 60
    counts = [len(timetable.days[day].depart) for day in timetable.week]
    assert counts[6] < counts[5] < counts[0]
