"""What is told after an allocation: who gets contested places, and what each gave up?"""

import numpy as np
import pytest

from matcher.allocate import UNIT
from matcher.rematch.aftermath import (
    GroupShare,
    given_up,
    points_of,
    shares_of,
    totals_of,
    wanted_by,
)
from matcher.rematch.pairs import Pairs
from matcher.rematch.rounds import Found
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

ONE = PROBABILITY_UNIT**2


@pytest.fixture
def found() -> Found:
    """Three people want offer 0, of one place; the second takes 1 instead, the third nothing."""
    pairs = Pairs(
        np.array([0, 1, 1, 2], dtype=np.int32),
        np.array([0, 0, 1, 0], dtype=np.int32),
        np.array([ONE // 2, ONE // 2, ONE // 4, ONE // 4], dtype=np.int64),
        np.array([10, 10, 20, 255], dtype=np.uint8),
    )
    return Found(
        pairs=pairs,
        chosen=np.array([0, 2]),
        weight=np.full(3, UNIT / ONE),
        value=3 * UNIT // 4,
        bound=UNIT,
        prices=np.array([UNIT // 4, 0]),
        rounds=1,
    )


def test_both_totals_are_told(found: Found) -> None:
    totals = totals_of(found)
    assert (totals.raw, totals.relative) == (0.75, 1.5)


def test_contested_places_are_counted_by_group(found: Found) -> None:
    assert shares_of(found, ["rural", "urban", "urban"]) == [
        GroupShare("rural", people=1, served=1, contested=1),
        GroupShare("urban", people=2, served=1, contested=0),
    ]


def test_what_was_given_to_others_is_what_was_better_and_is_contested(found: Found) -> None:
    assert given_up(found) == {1: [1], 2: [3]}


def test_no_more_than_a_few_are_told(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.rematch.aftermath.MOST_TOLD", 0)
    assert given_up(found) == {1: [], 2: []}


def test_those_near_its_price_are_well_placed_for_an_offer(found: Found) -> None:
    assert wanted_by(found, 2).tolist() == [3, 1]


def test_prices_are_told_in_points_of_a_hundred(found: Found) -> None:
    assert points_of(found.prices).tolist() == [25.0, 0.0]


def test_a_gap_is_a_share_of_the_bound(found: Found) -> None:
    assert found.gap == 0.25
