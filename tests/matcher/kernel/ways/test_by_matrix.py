"""Are journeys read by rows of a matrix those that the matrix gives pair by pair?"""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from listed_matrix import ListedMatrix
from tiny_travel import tiny_travel
from ways_as_told import Point, assert_as_told

from data.travel import load_distance_constants, load_road_corrections
from matcher.kernel.ways.by_matrix import matrix_rows
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import MatrixTimes
from models.protocols import Places

CONSTANTS: dict[str, Any] = load_distance_constants()
MODEL = DistanceModel(CONSTANTS)
CURVE = {"far": 1.1, "near": 0.8, "scale_km": 4.0}
BENT = DistanceModel(
    CONSTANTS
    | {"modes": CONSTANTS["modes"] | {"car": CONSTANTS["modes"]["car"] | {"curve": CURVE}}}
)
COMMUNES = [(48.0, 0.0), (48.1, 0.1), (48.2, -0.1), (48.3, 0.2), (47.8, 0.3)]
NOWHERE: Point = (float("nan"), float("nan"), float("nan"))
pairs = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(0, 255),
)
spots = st.tuples(st.floats(47.6, 48.5), st.floats(-0.4, 0.5), st.floats(0, 4)) | st.just(NOWHERE)
NO_PLACES = Places(np.empty(0), np.empty(0), np.empty(0))


def by_matrix(minutes: dict[tuple[int, int], int], model: DistanceModel) -> LayeredTimes:
    times = MatrixTimes(ListedMatrix(COMMUNES, minutes), model, load_road_corrections())
    return LayeredTimes([times, model])


@given(
    pairs,
    st.lists(spots, min_size=1, max_size=3),
    st.lists(spots, max_size=12),
    st.sampled_from([MODEL, BENT]),
)
def test_any_places_are_as_far_as_the_matrix_and_the_model_say(
    minutes: dict[tuple[int, int], int], homes: list[Point], ends: list[Point], model: DistanceModel
) -> None:
    assert_as_told(homes, ends, by_matrix(minutes, model))


def test_timetables_above_a_matrix_are_still_asked() -> None:
    *above, model = tiny_travel().layers
    assert isinstance(model, DistanceModel)
    matrix = by_matrix({(0, 1): 20, (1, 0): 20}, model).layers[0]
    travel = LayeredTimes([*above, matrix, model])
    assert above
    assert matrix_rows(NO_PLACES, travel) is not None
    assert_as_told([(48.0, 0.0, 0.0)], [(48.1, 0.1, 0.0), (48.0, 0.01, 0.0)], travel)


def test_a_matrix_without_a_model_below_is_asked_like_any_source() -> None:
    (matrix, _model) = by_matrix({(0, 1): 20}, MODEL).layers
    assert matrix_rows(NO_PLACES, LayeredTimes([matrix])) is None
    assert matrix_rows(NO_PLACES, MODEL) is None
    assert_as_told([(48.0, 0.0, 0.0)], [(48.1, 0.1, 0.0)], LayeredTimes([matrix]))
