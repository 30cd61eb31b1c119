"""Is a table asked in parts the same as one asked whole?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.travel.roads.router import NoWay, Table
from data.travel.roads.tables import Cap, whole_table
from models.protocols import Places

KM_LAT = 1 / 111.195


def north_of(kilometres: list[float]) -> Places:
    lat = 48 + np.array(kilometres, dtype=float) * KM_LAT
    return Places(lat, np.zeros(len(lat)), np.zeros(len(lat)))


def seconds_at_36_kmh(origins: Places, destinations: Places) -> Table:
    metres = np.abs(origins.lat[:, None] - destinations.lat) / KM_LAT * 1000
    return Table(metres / 10, metres)


@given(
    st.lists(st.floats(0, 60), max_size=12),
    st.lists(st.floats(0, 60), max_size=12),
    st.integers(2, 8),
    st.sets(st.integers(0, 11)),
)
def test_parts_make_the_whole_whatever_the_cap_and_the_spoilers(
    starts: list[float], ends: list[float], most: int, spoilers: set[int]
) -> None:
    origins, destinations = north_of(starts), north_of(ends)
    without_road = {ends[n] for n in spoilers if n < len(ends)}
    asked = []

    def ask(some: Places, others: Places) -> Table:
        asked.append(len(some) + len(others))
        if set(np.round((others.lat - 48) / KM_LAT, 9)) & {round(e, 9) for e in without_road}:
            raise NoWay("R", "none")
        return seconds_at_36_kmh(some, others)

    found = whole_table(ask, origins, destinations, Cap(places=most))
    expected = seconds_at_36_kmh(origins, destinations).seconds
    expected[:, [round(e, 9) in {round(x, 9) for x in without_road} for e in ends]] = np.nan
    np.testing.assert_array_equal(found.seconds, expected)
    assert all(size <= most for size in asked)


def test_nothing_goes_faster_than_any_vehicle() -> None:
    def nothing(origins: Places, destinations: Places) -> Table:
        zeros = np.zeros((len(origins), len(destinations)))
        return Table(zeros, zeros)

    found = whole_table(nothing, north_of([0]), north_of([0, 0.05, 1, 40]), Cap())
    assert np.isnan(found.seconds).tolist() == [[False, False, True, True]]
