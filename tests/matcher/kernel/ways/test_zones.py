"""Do the ranges of cells around a point hold all that lies within its reach, and nothing twice?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.kernel.ways.zones import zones_of
from matcher.travel.distance_model import crow_km
from models.protocols import Hours, Places

NOWHERE = (float("nan"), float("nan"))
points = (
    st.tuples(st.floats(41, 51), st.floats(-5, 9))
    | st.tuples(st.floats(-89, 89), st.floats(-179, 179))
    | st.just(NOWHERE)
)


def places(rows: list[tuple[float, float]]) -> Places:
    lat, lng = np.array(rows, dtype=np.float64).reshape(-1, 2).T
    return Places(lat, lng, np.zeros(len(rows)))


@given(st.lists(points, max_size=30), st.lists(st.tuples(points, st.floats(0, 400)), max_size=5))
def test_a_point_reads_all_that_lies_within_its_reach_or_nowhere(
    lie: list[tuple[float, float]], asked: list[tuple[tuple[float, float], float]]
) -> None:
    any_time = np.zeros(len(lie), dtype=np.int32)
    zones, _ = zones_of(places(lie), Hours(any_time, any_time, any_time))
    homes, km = places([point for point, _ in asked]), np.array([reach for _, reach in asked])

    first, end, counts = zones.reach(homes.lat, homes.lng, km)

    ranges = np.column_stack([first, end])
    assert counts.sum() == len(ranges)
    for home, own in enumerate(np.split(ranges, np.cumsum(counts)[:-1]) if len(asked) else []):
        read = np.concatenate(
            [np.arange(zones.zone_from[a], zones.zone_from[b]) for a, b in own] or [[]]
        )
        far = crow_km(homes.take(np.array([home])), zones.places)
        # What has no point, or is seen from nowhere, may be anywhere.
        wanted = np.flatnonzero(~(far > km[home]))
        assert set(wanted.tolist()) <= set(read.tolist())
        assert len(set(read.tolist())) == len(read)


def test_a_point_does_not_read_a_country_to_find_what_is_near() -> None:
    lie = [(lat / 2, lng / 2) for lat in range(84, 102) for lng in range(-8, 16)]
    any_time = np.zeros(len(lie), dtype=np.int32)
    zones, _ = zones_of(places(lie), Hours(any_time, any_time, any_time))

    first, end, counts = zones.reach(np.array([48.0]), np.array([0.2]), np.array([75.0]))

    read = int((zones.zone_from[end] - zones.zone_from[first]).sum())
    assert counts.tolist() == [len(first)]
    assert 0 < read < len(lie) / 10
