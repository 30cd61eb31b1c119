"""Are journeys read by rows of a matrix those that the matrix gives pair by pair?"""

from collections.abc import Collection
from typing import Any

import numpy as np
import pytest
from beside.ways_as_told import Point, assert_as_told, places
from hypothesis import given
from hypothesis import strategies as st
from roads.tiny_travel import tiny_travel
from worlds.listed_matrix import ListedMatrix

from data.travel import load_distance_constants, load_road_corrections
from matcher.kernel.ways.matrix_rows import matrix_rows
from matcher.travel import DistanceModel
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import MatrixTimes
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Places

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
modes = st.sets(st.sampled_from([Mode.WALK, Mode.BIKE, Mode.CAR, Mode.TRANSIT]))
NO_PLACES = Places(np.empty(0), np.empty(0), np.empty(0))
HOME, WORK = (48.01, 0.0, 0.0), (48.1, 0.11, 0.5)


def by_matrix(
    minutes: dict[tuple[int, int], int],
    model: DistanceModel = MODEL,
    modes: Collection[Mode] = tuple(Mode),
) -> LayeredTimes:
    times = MatrixTimes(ListedMatrix(COMMUNES, minutes, modes), model, load_road_corrections())
    return LayeredTimes([times, model])


@given(
    st.builds(by_matrix, pairs, st.sampled_from([MODEL, BENT]), modes),
    st.lists(spots, min_size=1, max_size=3),
    st.lists(spots, max_size=12),
)
def test_any_places_are_as_far_as_the_matrix_and_the_model_say(
    travel: LayeredTimes, homes: list[Point], ends: list[Point]
) -> None:
    assert_as_told(homes, ends, travel)


def test_neighbours_strangers_and_others_each_leave_from_their_own_commune() -> None:
    travel = by_matrix({(0, 1): 20, (1, 0): 40, (1, 3): 30})
    outside, beside = (49.5, 3.0, 0.0), (48.02, 0.01, 0.0)
    homes = [HOME, beside, outside, NOWHERE, (48.1, 0.1, 0.0), HOME]
    assert_as_told(homes, [WORK, HOME, (48.3, 0.2, 0.0), outside, NOWHERE], travel)


@pytest.mark.parametrize("told", [253, LONGEST_MINUTES, UNKNOWN_MINUTES])
def test_as_long_or_longer_stays_so_and_no_way_is_the_model_s(told: int) -> None:
    assert_as_told([HOME], [WORK], by_matrix({(0, 1): told}))
    ways = by_matrix({(0, 1): told}).minutes(places([HOME]), places([WORK]), Mode.CAR)
    guessed = MODEL.minutes(places([HOME]), places([WORK]), Mode.CAR)
    assert ways.tolist() == (guessed.tolist() if told == UNKNOWN_MINUTES else [LONGEST_MINUTES])


def test_a_matrix_of_no_commune_leaves_all_to_the_model() -> None:
    times = MatrixTimes(ListedMatrix([], {}), MODEL, load_road_corrections())
    assert_as_told([HOME], [WORK, NOWHERE], LayeredTimes([times, MODEL]))


def test_posts_at_one_point_whose_hours_differ_share_their_way() -> None:
    assert not by_matrix({}).reads_hours


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
