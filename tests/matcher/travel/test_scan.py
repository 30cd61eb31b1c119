"""Does the scan find what a slow, independent search of the same timetable finds?"""

from itertools import pairwise

import numpy as np
from beside.slow_timetable import SlowTimetable
from hypothesis import given
from hypothesis import strategies as st

from matcher.travel.scan import NEVER, _scan, reversed_hops, reversed_links, scan
from models.timetable import Hops, Links

STOPS = 6
SECONDS = st.integers(0, 40)


@st.composite
def timetables(draw: st.DrawFn) -> tuple[Hops, Links, int]:
    """A few trips over six stops, loops and calls in the same second among them, and links."""
    rows = []
    trips = draw(st.integers(1, 6))
    for trip in range(trips):
        calls = draw(st.lists(st.integers(0, STOPS - 1), min_size=2, max_size=5))
        time = draw(SECONDS)
        for origin, target in pairwise(calls):
            time += draw(st.integers(0, 3))
            arrive = time + draw(st.integers(0, 6))
            doors = (draw(st.booleans()), draw(st.booleans()))
            rows.append((time, arrive, origin, target, trip, *doors))
            time = arrive
    order = sorted(range(len(rows)), key=lambda n: rows[n][0])
    columns = list(zip(*(rows[n] for n in order), strict=True))
    hops = Hops(
        *(np.array(c, dtype=np.int32) for c in columns[:5]),
        *(np.array(c, dtype=bool) for c in columns[5:]),
    )
    to = [sorted({s, *draw(st.sets(st.integers(0, STOPS - 1), max_size=2))}) for s in range(STOPS)]
    first = np.cumsum([0, *(len(found) for found in to)], dtype=np.int32)
    seconds = [draw(st.integers(1, 5)) for found in to for _ in found]
    links = Links(first, np.concatenate(to).astype(np.int32), np.array(seconds, dtype=np.int32))
    return hops, links, trips


def standing_at(stop: int, second: int) -> np.ndarray:
    ready = np.full(STOPS, NEVER, dtype=np.int32)
    ready[stop] = second
    return ready


def reached(times: np.ndarray) -> dict[int, int]:
    return {stop: int(time) for stop, time in enumerate(times) if time < NEVER}


@given(timetables(), st.integers(0, STOPS - 1), SECONDS)
def test_earliest_arrivals_are_those_of_dijkstra(
    drawn: tuple[Hops, Links, int], stop: int, second: int
) -> None:
    hops, links, trips = drawn
    found = scan(hops, links, standing_at(stop, second), trips)
    assert reached(found.alight) == SlowTimetable(hops, links).arrivals(stop, second)


@given(timetables(), st.integers(0, STOPS - 1), SECONDS)
def test_latest_departures_are_those_of_the_graph_walked_backwards(
    drawn: tuple[Hops, Links, int], stop: int, second: int
) -> None:
    hops, links, trips = drawn
    ready = standing_at(stop, -second)
    found = scan(reversed_hops(hops), reversed_links(links), ready, trips)
    latest = {at: -time for at, time in reached(found.alight).items()}
    assert latest == SlowTimetable(hops, links).departures(stop, second)


@given(timetables(), st.integers(0, STOPS - 1), SECONDS)
def test_the_compiled_scan_is_the_one_that_is_written(
    drawn: tuple[Hops, Links, int], stop: int, second: int
) -> None:
    hops, links, trips = drawn
    written = _scan(hops, links, standing_at(stop, second), trips, second + 15)
    compiled = scan(hops, links, standing_at(stop, second), trips, second + 15)
    for one, other in zip(written, compiled, strict=True):
        np.testing.assert_array_equal(one, other)


@given(timetables(), st.integers(0, STOPS - 1), SECONDS)
def test_hops_after_the_last_second_asked_for_are_left(
    drawn: tuple[Hops, Links, int], stop: int, second: int
) -> None:
    hops, links, trips = drawn
    all_day = scan(hops, links, standing_at(stop, second), trips)
    until = scan(hops, links, standing_at(stop, second), trips, second + 10)
    kept = all_day.alight <= second + 10
    assert (until.alight[kept] == all_day.alight[kept]).all()


@given(timetables())
def test_a_day_reversed_twice_is_the_day(drawn: tuple[Hops, Links, int]) -> None:
    hops, links, _ = drawn
    again = reversed_hops(reversed_hops(hops))
    assert sorted(zip(*again, strict=True)) == sorted(zip(*hops, strict=True))
    assert all((np.diff(again.depart[again.trip == t]) >= 0).all() for t in range(6))
    for one, other in zip(reversed_links(reversed_links(links)), links, strict=True):
        np.testing.assert_array_equal(one, other)
