"""Does the deepest source that knows answer, and is it named?"""

import numpy as np
import pytest
from numpy.typing import NDArray
from roads.tiny_travel import tiny_travel

from data.travel import load_distance_constants
from matcher.travel import DistanceModel
from matcher.travel.layers import DEPTH_WORDS, LayeredTimes
from models.enums import Mode
from models.protocols import FASTEST_KMH, UNKNOWN_MINUTES, Depth, Hours, Places

HOME = Places(np.array([48.0]), np.array([0.0]), np.zeros(1))
THREE = Places(np.array([48.1, 48.2, np.nan]), np.zeros(3), np.zeros(3))


class Knows:
    """A source that knows some journeys by car, and counts how often it is asked."""

    def __init__(self, depth: Depth, *minutes: int) -> None:
        self.depth, self.known, self.asked = depth, np.array(minutes, dtype=np.uint8), 0

    def minutes(
        self, _origin: Places, destinations: Places, mode: Mode, _hours: Hours | None = None, /
    ) -> NDArray[np.uint8]:
        self.asked += 1
        if mode is Mode.CAR:
            return self.known
        return np.full(len(destinations), UNKNOWN_MINUTES, dtype=np.uint8)

    def depths(self, origin: Places, destinations: Places, mode: Mode, /) -> NDArray[np.uint8]:
        known = self.minutes(origin, destinations, mode) != UNKNOWN_MINUTES
        return np.where(known, np.uint8(self.depth), np.uint8(Depth.NONE))


@pytest.fixture
def model() -> DistanceModel:
    return DistanceModel(load_distance_constants())


def test_the_deepest_that_knows_answers_place_by_place(model: DistanceModel) -> None:
    matrix = Knows(Depth.MATRIX, 9, UNKNOWN_MINUTES, UNKNOWN_MINUTES)
    layered = LayeredTimes([matrix, model])
    by_model = model.minutes(HOME, THREE, Mode.CAR).tolist()
    assert layered.minutes(HOME, THREE, Mode.CAR).tolist() == [9, by_model[1], UNKNOWN_MINUTES]
    assert layered.depths(HOME, THREE, Mode.CAR).tolist() == [
        Depth.MATRIX,
        Depth.MODEL,
        Depth.NONE,
    ]


def test_a_mode_the_deeper_does_not_know_is_the_next_one_s(model: DistanceModel) -> None:
    layered = LayeredTimes([Knows(Depth.MATRIX, 9, 9, 9), model])
    assert (
        layered.minutes(HOME, THREE, Mode.WALK).tolist()
        == model.minutes(HOME, THREE, Mode.WALK).tolist()
    )


def test_nobody_deeper_is_asked_when_all_is_known() -> None:
    last = Knows(Depth.MODEL, 1, 1, 1)
    LayeredTimes([Knows(Depth.MATRIX, 9, 9, 9), last]).minutes(HOME, THREE, Mode.CAR)
    assert last.asked == 0


def test_it_is_as_fast_as_the_fastest_of_its_sources(model: DistanceModel) -> None:
    train = Knows(Depth.TIMETABLE, 1, 1, 1)
    assert LayeredTimes([train, model]).fastest_kmh == FASTEST_KMH
    train.fastest_kmh = 200.0  # type: ignore[attr-defined]
    assert LayeredTimes([train, model]).fastest_kmh == 200


def test_every_depth_has_its_french_name() -> None:
    assert set(DEPTH_WORDS) == set(Depth)


def test_the_layer_that_reads_timetables_is_found() -> None:
    model = DistanceModel(load_distance_constants())
    assert LayeredTimes([model]).by_timetable is None
    travel = tiny_travel()
    assert travel.by_timetable is travel.layers[0]
