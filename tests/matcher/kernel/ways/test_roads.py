"""Are the minutes told for a whole step of distance those of every distance within?"""

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.travel import load_distance_constants
from matcher.kernel.ways.roads import Roads, roads_of
from matcher.travel import MODES, DistanceModel
from matcher.travel.distance_model import SAME_ROAD_AS
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

CONSTANTS: dict[str, Any] = load_distance_constants()
KM = 128
factors = st.floats(-3, 12)


def winding(base: float, extra: float, scale_km: float) -> DistanceModel:
    detour = {"base": base, "extra": extra, "scale_km": scale_km}
    return DistanceModel(CONSTANTS | {"detour": detour})


def curved(far: float, near: float, scale_km: float) -> DistanceModel:
    curve = {"far": far, "near": near, "scale_km": scale_km}
    car = CONSTANTS["modes"]["car"] | {"curve": curve}
    return DistanceModel(CONSTANTS | {"modes": CONSTANTS["modes"] | {"car": car}})


def told_at(roads: Roads, crow: np.ndarray) -> np.ndarray:
    return roads.told[:, (crow * (roads.told.shape[1] // KM)).astype(int)]


@given(
    st.builds(winding, st.floats(1, 3), factors, st.floats(0.2, 40))
    | st.builds(curved, st.floats(0.5, 3), factors, st.floats(0.2, 40)),
    st.lists(st.floats(0, KM, exclude_max=True), min_size=1, max_size=40),
)
# Within its first metres this way winds more than over the whole step.
@example(winding(1, 300, 0.002), [0.002])
def test_what_a_step_tells_the_model_says_of_every_distance_within(
    model: DistanceModel, kilometres: list[float]
) -> None:
    # A step's own ends are where a minute would slip.
    ends = np.rint(np.array(kilometres) * 32) / 32
    crow = np.concatenate([kilometres, np.minimum(ends, KM - 1), np.nextafter(ends, 0)])
    told = told_at(roads_of(model), crow)
    for row, mode in enumerate(MODES):
        said = np.array(model.minutes_over(crow, SAME_ROAD_AS.get(mode, mode)))
        told_here = told[row] != UNKNOWN_MINUTES
        assert told[row][told_here].tolist() == said[told_here].tolist()


@pytest.mark.parametrize("mode", CONSTANTS["modes"])
def test_most_steps_tell_the_minutes_of_every_mode(mode: str) -> None:
    told = roads_of(DistanceModel(CONSTANTS)).told[[str(each) for each in MODES].index(mode)]
    # Where a way takes longer than is reckoned, every step does.
    within = told[: np.flatnonzero(told == LONGEST_MINUTES).min(initial=len(told))]
    assert (within != UNKNOWN_MINUTES).mean() > 1 / 2


def test_without_a_model_nothing_is_told() -> None:
    assert (roads_of(None).told == UNKNOWN_MINUTES).all()
