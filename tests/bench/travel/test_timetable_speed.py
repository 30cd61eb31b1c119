"""How long does one search of a whole timetable take, beside networkx on the same day?

Arrivals at every stop of the Périgueux feed from a stop of a morning, over the two hours of a
journey as the ranking asks for it, and over the whole day as networkx does.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import pytest
from beside.slow_timetable import SlowTimetable

from data.travel.gtfs.timetable import read_timetable
from data.travel.transit_terms import walking_terms
from matcher.travel.day_ways import days_of
from matcher.travel.scan import NEVER, scan

pytestmark = [pytest.mark.bench, pytest.mark.shared]
SEARCHES, SLOW_SEARCHES, JOURNEY = 2_000, 20, 2 * 3600


def test_one_to_all_on_perigueux(shared_data: Path) -> None:
    timetable = read_timetable([shared_data / "gtfs_perigueux"], date(2026, 1, 12), walking_terms())
    day = days_of(timetable)[timetable.week[0]]
    slow, stops = SlowTimetable(day.hops, day.links), len(timetable.lat)
    drawn = np.random.default_rng(72)
    served, hours = np.unique(day.hops.origin), np.arange(6, 19) * 3600
    asked = [(int(drawn.choice(served)), int(drawn.choice(hours))) for _ in range(SEARCHES)]

    def all_day(stop: int, second: int, latest: int = int(NEVER)) -> np.ndarray:
        ready = np.full(stops, NEVER, dtype=np.int32)
        ready[stop] = second
        return scan(day.hops, day.links, ready, day.trips, latest).alight

    for stop, second in asked[:SLOW_SEARCHES]:
        found = all_day(stop, second)
        reached = {int(at): int(found[at]) for at in np.flatnonzero(found != NEVER)}
        assert reached == slow.arrivals(stop, second)
    journey = median_ms(lambda stop, at: all_day(stop, at, at + JOURNEY), asked)
    whole, other = median_ms(all_day, asked), median_ms(slow.arrivals, asked[:SLOW_SEARCHES])
    print(
        f"\n{stops} stops, {len(day.hops.depart)} hops, one to all: {journey:.3f} ms median over "
        f"two hours, {whole:.3f} ms over the day ({SEARCHES} searches); networkx {other:.1f} ms "
        f"over the day, {other / whole:.0f} times as long; same arrivals"
    )


def median_ms(search: Callable[[int, int], object], asked: Sequence[tuple[int, int]]) -> float:
    """Median milliseconds of one search."""
    took = []
    for stop, second in asked:
        began = perf_counter()
        search(stop, second)
        took.append(1000 * (perf_counter() - began))
    return median(took)
