"""Near stops are found along a place's parallels: the same as when every stop is looked at."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from data.travel import load_distance_constants, load_transit_terms
from matcher.travel.distance_model import DistanceModel
from matcher.travel.stops import StopSearch
from models.enums import Mode
from models.protocols import Places

# Some hundred metres to some kilometres apart, and on both sides of the line where days change.
POINTS = st.lists(
    st.tuples(st.floats(47.9, 48.1), st.floats(-0.1, 0.1) | st.floats(179.95, 180)), max_size=30
)


class EveryStop(StopSearch):
    """Looks at every stop for every place."""

    def _around(self, *_place: float) -> NDArray[np.int64]:
        return np.arange(len(self._lat))


def search(kind: type[StopSearch], points: list[tuple[float, float]]) -> StopSearch:
    """A search among stops at these points."""
    lat, lng = np.array(points, dtype=float).reshape(-1, 2).T
    timetable: Any = SimpleNamespace(lat=lat, lng=lng)
    return kind(timetable, DistanceModel(load_distance_constants()), load_transit_terms())


@pytest.mark.parametrize("mode", [Mode.WALK, Mode.BIKE])
@given(stops=POINTS, homes=POINTS)
def test_near_stops_are_those_that_looking_at_every_stop_finds(
    mode: Mode, stops: list[tuple[float, float]], homes: list[tuple[float, float]]
) -> None:
    lat, lng = np.array(homes, dtype=float).reshape(-1, 2).T
    places = Places(lat, lng, np.zeros(len(homes)))
    expected = search(EveryStop, stops).near(places, mode)
    for found, other in zip(search(StopSearch, stops).near(places, mode), expected, strict=True):
        assert found.stop.tolist() == other.stop.tolist()
        assert found.seconds.tolist() == other.seconds.tolist()
        assert found.is_served == other.is_served
