"""Which communes lie within reach, the plain way and the quick way?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from roads.tiny_roads import places

from data.travel.matrix.neighbours import Sphere
from matcher.travel.distance import haversine_km

points = st.lists(
    st.tuples(st.floats(47, 49), st.floats(-1, 1)), max_size=15, unique=True
)  # fmt: skip


def sphere_of(points: list[tuple[float, float]]) -> Sphere:
    lat, lng = np.array(points, dtype=float).reshape(-1, 2).T
    return Sphere(lat, lng)


@given(points, st.floats(1, 150))
def test_neighbours_are_all_the_others_within_so_many_km(
    points: list[tuple[float, float]], km: float
) -> None:
    found = sphere_of(points).within(km)
    assert len(found.first) == len(points) + 1
    for a, one in enumerate(points):
        own = found.to[found.first[a] : found.first[a + 1]].tolist()
        far = [float(haversine_km(*one, *other)) for other in points]
        assert own == sorted(own)
        # A hair's breadth either way is the rounding's.
        assert {b for b, d in enumerate(far) if b != a and d < km - 1e-6} <= set(own)
        assert {b for b, d in enumerate(far) if b != a and d < km + 1e-6} >= set(own)


@given(points.filter(bool), st.tuples(st.floats(47, 49), st.floats(-1, 1)))
def test_the_nearest_is_the_one_with_the_least_distance(
    points: list[tuple[float, float]], asked: tuple[float, float]
) -> None:
    far = [float(haversine_km(*asked, *other)) for other in points]
    nearest = int(sphere_of(points).nearest(places(asked), 1_000)[0])
    assert far[nearest] <= min(far) + 1e-6


def test_beyond_so_many_km_or_without_a_point_there_is_no_nearest() -> None:
    asked = places((48.0, 0.0), (48.5, 0.0), (np.nan, 0.0))
    assert sphere_of([(48.0, 0.1)]).nearest(asked, 15).tolist() == [0, -1, -1]
    assert sphere_of([]).nearest(asked, 15).tolist() == [-1, -1, -1]


def test_distances_are_those_of_the_globe() -> None:
    sphere = sphere_of([(48, 0), (49, 0)])
    np.testing.assert_allclose(sphere.km(np.array([0]), np.array([1])), [111.195], atol=0.001)
