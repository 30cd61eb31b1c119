"""On real feeds, is every arrival and departure exactly the one a slow search finds?"""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from beside.slow_timetable import SlowTimetable

from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel.scan import NEVER, reversed_hops, reversed_links, scan

FEEDS = {
    "gtfs_perigueux": date(2026, 1, 12),
    "osm/vrn_gtfs_cut.zip": date(2022, 9, 12),
}
STARTS, TARGETS = 50, 20

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("name", FEEDS)
def test_a_thousand_random_trips_agree_both_ways(shared_data: Path, name: str) -> None:
    timetable = read_timetable([shared_data / name], FEEDS[name], walking_terms())
    day = timetable.week[0]
    hops, links, trips = timetable.days[day], timetable.links, len(timetable.lines[day])
    slow, served = SlowTimetable(hops, links), np.unique(hops.origin)
    draws = np.random.default_rng(20261125)
    compared = reached = 0
    for stop in draws.choice(served, STARTS).tolist():
        second = int(draws.integers(5 * 3600, 22 * 3600))
        there = scan(hops, links, _at(len(timetable.lat), stop, second), trips).alight
        back = -scan(
            reversed_hops(hops),
            reversed_links(links),
            _at(len(timetable.lat), stop, -second),
            trips,
        ).alight
        arrivals, departures = slow.arrivals(stop, second), slow.departures(stop, second)
        for target in draws.choice(served, TARGETS).tolist():
            assert there[target] == arrivals.get(target, NEVER), (stop, target, second)
            assert back[target] == departures.get(target, -NEVER), (target, stop, second)
            compared += 1
            reached += target in arrivals
    assert compared == STARTS * TARGETS
    assert reached > compared / 3


def _at(stops: int, stop: int, second: int) -> np.ndarray:
    ready = np.full(stops, NEVER, dtype=np.int32)
    ready[stop] = second
    return ready
