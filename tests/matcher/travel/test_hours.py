"""Do declared lifts serve the days and the hours of a post?"""

from typing import Any

import numpy as np
import pytest

from matcher.columns.person import DeclaredLift
from matcher.travel.hours import BOARDING_DAYS, drives_on, lifts_serve

WEEK = frozenset({1, 2, 3, 4, 5})


def lift(
    days: frozenset[int] = WEEK, leaves: int | None = None, back: int | None = None
) -> DeclaredLift:
    return DeclaredLift(days, leaves, back)


@pytest.fixture
def serves(world: Any) -> Any:
    """Whether lifts serve one offer that is 30 minutes away by car."""

    def answer(*lifts: DeclaredLift, **offer: Any) -> bool:
        offers = world(offers=[{"km": 5, **offer}]).read_pool().offers
        return bool(lifts_serve(lifts, offers, np.array([30], dtype=np.uint8))[0])

    return answer


def test_nobody_who_drives_serves_nothing(serves: Any) -> None:
    assert not serves()


def test_a_lift_on_every_weekday_serves_a_weekday_post(serves: Any) -> None:
    assert serves(lift())
    assert not serves(lift(WEEK - {3}))


def test_two_lifts_share_the_week(serves: Any) -> None:
    assert serves(lift(frozenset({1, 2, 3})), lift(frozenset({4, 5})))
    assert not serves(lift(frozenset({1, 2, 3})), lift(frozenset({5})))
    assert drives_on([lift(frozenset({1, 2, 3})), lift(frozenset({4, 5, 6}))])
    assert not drives_on([lift(frozenset({1, 2, 3, 4, 6, 7}))])
    assert not drives_on([])


def test_each_day_needs_a_lift_that_fits_its_hours(serves: Any) -> None:
    early, late = lift(frozenset({1, 2, 3}), leaves=420), lift(frozenset({4, 5}), leaves=500)
    assert serves(early, lift(frozenset({4, 5}), leaves=450), day_start=480)
    assert not serves(early, late, day_start=480)


@pytest.mark.parametrize(
    ("days", "served"), [(WEEK, False), (WEEK | {6}, True), (WEEK | {7}, True)]
)
def test_weekend_work_needs_a_lift_at_the_weekend(
    serves: Any, days: frozenset[int], served: bool
) -> None:
    assert serves(lift(days), works_weekend=True) is served
    assert serves(lift(days), works_weekend=False)
    assert serves(lift(days), works_weekend=None)


@pytest.mark.parametrize(("leaves", "served"), [(449, True), (450, True), (451, False)])
def test_leaving_home_at_half_past_seven_for_eight(serves: Any, leaves: int, served: bool) -> None:
    assert serves(lift(leaves=leaves), day_start=480) is served
    assert serves(lift(leaves=leaves), day_start=None)


@pytest.mark.parametrize(("back", "served"), [(989, False), (990, True), (991, True)])
def test_back_home_at_half_past_four_after_four(serves: Any, back: int, served: bool) -> None:
    assert serves(lift(back=back), day_end=960) is served
    assert serves(lift(back=back), day_end=None)


def test_an_overnight_shift_ends_on_the_next_day(serves: Any) -> None:
    assert not serves(lift(back=1440), day_start=1320, day_end=360)
    assert serves(lift(), day_start=1320, day_end=360)
    assert serves(lift(back=1440), day_start=None, day_end=360)


def test_who_boards_is_driven_on_mondays_and_fridays_only() -> None:
    assert drives_on([lift(frozenset({1, 5}))], BOARDING_DAYS)
    assert not drives_on([lift(frozenset({1, 2, 3, 4}))], BOARDING_DAYS)
