"""What is the best journey from home, and when is it unknown rather than too long?"""

from collections.abc import Callable
from functools import cache
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.travel import load_distance_constants
from matcher.columns import Person
from matcher.travel import MODES, NO_MODE, DistanceModel, Journeys, Legs, Serving, Use
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES, Places

MODEL = DistanceModel(load_distance_constants())
KM = 0.0089932
NOT_USED = dict.fromkeys(Mode, Use.NO)


def at(*kilometres: float) -> Places:
    km = np.array(kilometres, dtype=float)
    return Places(48 + km * KM, np.zeros(len(km)), np.zeros(len(km)))


@pytest.fixture(scope="session")
def legs(world: Any) -> Callable[..., Legs]:
    """Legs from homes at these kilometres to places, by these means, under a limit."""

    @cache
    def living_at(homes: tuple[float | None, ...]) -> Person:
        rows = [{"km": km, "label": f"h{n}"} for n, km in enumerate(homes)]
        return cast(Person, world(homes=rows).read_person())

    def answer(
        means: dict[Mode, Use],
        *kilometres: float,
        limit: int = 60,
        homes: tuple[float | None, ...] = (0,),
        lift: bool = True,
    ) -> Legs:
        return Journeys(MODEL, {**NOT_USED, **means}).to(
            living_at(homes),
            at(*kilometres),
            np.full(len(kilometres), limit, dtype=np.int32),
            Serving(None, lambda minutes: np.full(len(minutes), lift)),
        )

    return answer


def mode_of(found: Legs, row: int = 0) -> Mode | None:
    return None if found.mode[row] == NO_MODE else MODES[found.mode[row]]


def test_the_quickest_means_at_hand_wins(legs: Callable[..., Legs]) -> None:
    both = {Mode.WALK: Use.YES, Mode.BIKE: Use.YES}
    found = legs(both, 0.1, 3)
    assert [mode_of(found, row) for row in (0, 1)] == [Mode.WALK, Mode.BIKE]
    assert found.minutes.tolist() == [2, 18]
    assert found.over.tolist() == [0, 0]


def test_a_long_way_by_sure_means_is_too_long_by_so_many_minutes(
    legs: Callable[..., Legs],
) -> None:
    found = legs({Mode.WALK: Use.YES}, 5, limit=60)
    assert (found.minutes[0], found.over[0]) == (83, 23)


def test_a_bike_nobody_asked_about_makes_the_way_unknown_not_too_long(
    legs: Callable[..., Legs],
) -> None:
    means = {Mode.WALK: Use.YES, Mode.BIKE: Use.PERHAPS}
    near, within_bike, beyond = 2, 5, 15
    found = legs(means, near, within_bike, beyond, limit=60)
    assert found.minutes.tolist()[:2] == [34, UNKNOWN_MINUTES]
    assert found.over.tolist() == [0, 0, int(found.minutes[2]) - 60]
    assert mode_of(found, 1) is None
    assert found.known_minutes[1] == 83


@pytest.mark.parametrize("bus", [Use.YES, Use.PERHAPS])
def test_a_bus_without_timetable_makes_a_too_long_way_unknown(
    legs: Callable[..., Legs], bus: Use
) -> None:
    found = legs({Mode.BIKE: Use.YES, Mode.TRANSIT: bus}, 5, 40)
    assert mode_of(found, 0) is Mode.BIKE
    assert found.minutes[1] == UNKNOWN_MINUTES
    assert found.over[1] == 0
    assert found.known_minutes[1] > 150


def test_without_any_means_the_way_is_unknown(legs: Callable[..., Legs]) -> None:
    found = legs({}, 1)
    assert (found.minutes[0], found.known_minutes[0]) == (UNKNOWN_MINUTES, UNKNOWN_MINUTES)
    assert mode_of(found) is None


def test_a_lift_counts_only_where_it_serves_the_post(legs: Callable[..., Legs]) -> None:
    means = {Mode.WALK: Use.YES, Mode.LIFT: Use.YES}
    assert mode_of(legs(means, 20)) is Mode.LIFT
    refused = legs(means, 20, lift=False)
    assert mode_of(refused) is Mode.WALK
    assert refused.over[0] > 0


def test_the_nearest_of_two_homes_counts(legs: Callable[..., Legs]) -> None:
    found = legs({Mode.BIKE: Use.YES}, 1, 19, homes=(0, 20))
    assert found.home.tolist() == [0, 1]
    assert found.minutes[0] == found.minutes[1]
    assert found.crow_km == pytest.approx([1, 1], abs=0.01)


def test_a_home_that_cannot_be_placed_does_not_hide_the_other(legs: Callable[..., Legs]) -> None:
    found = legs({Mode.BIKE: Use.YES}, 1, homes=(None, 0))
    assert (found.minutes[0], found.home[0]) == (8, 1)
    assert found.crow_km[0] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("homes", [(), (None,)])
def test_without_a_known_home_everything_is_unknown(
    legs: Callable[..., Legs], homes: tuple[None, ...]
) -> None:
    found = legs({Mode.BIKE: Use.YES}, 1, homes=homes)
    assert found.minutes.tolist() == [UNKNOWN_MINUTES]
    assert np.isnan(found.crow_km).all()
    assert found.over.tolist() == [0]


def test_no_places_give_no_legs(legs: Callable[..., Legs]) -> None:
    found = legs({Mode.BIKE: Use.YES})
    assert {len(getattr(found, name)) for name in found.__dataclass_fields__} == {0}


uses = st.fixed_dictionaries(dict.fromkeys(Mode, st.sampled_from(Use)))


@given(uses, st.floats(0, 120), st.integers(0, 240))
def test_more_means_never_make_a_way_longer(
    legs: Callable[..., Legs], means: dict[Mode, Use], km: float, limit: int
) -> None:
    before = legs(means, km, limit=limit)
    for mode in Mode:
        after = legs({**means, mode: Use.YES}, km, limit=limit)
        assert after.known_minutes[0] <= before.known_minutes[0]
        if before.minutes[0] != UNKNOWN_MINUTES:
            assert after.over[0] <= before.over[0]


@given(uses, st.floats(0, 120), st.integers(0, 240))
def test_a_known_way_says_by_what_means_and_an_unknown_one_does_not(
    legs: Callable[..., Legs], means: dict[Mode, Use], km: float, limit: int
) -> None:
    found = legs(means, km, limit=limit)
    known = found.minutes[0] != UNKNOWN_MINUTES
    assert known == (found.mode[0] != NO_MODE)
    if known:
        assert means[MODES[found.mode[0]]] is Use.YES
        assert found.over[0] == max(int(found.minutes[0]) - limit, 0)
