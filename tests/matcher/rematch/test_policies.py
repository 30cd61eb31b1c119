"""Beside own lists and the nearest offers: who has an option, who signs, how far do they go?"""

import numpy as np

from matcher.rematch.pairs import Pairs, no_pairs
from matcher.rematch.policies import After, compared_policies
from matcher.scorecard.sigmoid import PROBABILITY_UNIT
from models.protocols import UNKNOWN_MINUTES

ONE = PROBABILITY_UNIT**2
# Three people like place 0 best, place 1 is near all; the second also has place 2, of unknown way.
PAIRS = Pairs(
    np.array([0, 0, 1, 1, 1, 2, 2], dtype=np.int32),
    np.array([0, 1, 0, 1, 2, 0, 1], dtype=np.int32),
    np.array([9, 5, 8, 5, 4, 7, 5], dtype=np.int64) * ONE // 10,
    np.array([40, 10, 40, 10, UNKNOWN_MINUTES, 40, 10], dtype=np.uint8),
)
AFTER = After(people=3, suggestions=1, places=np.ones(3, dtype=np.int32), per_place=1)


def test_shared_out_more_sign_than_when_each_goes_to_their_own() -> None:
    ours, own_top, nearest = compared_policies(PAIRS.taken(np.array([0, 4, 6])), PAIRS, AFTER)
    assert [each.policy for each in (ours, own_top, nearest)] == ["rematch", "own_top", "nearest"]
    assert (ours.matched, own_top.matched, nearest.matched) == (3, 1, 1)
    assert (ours.with_an_option, round(own_top.with_an_option, 2)) == (1.0, 0.33)
    # The unknown way is left out; the known ones take 40 and 10 minutes.
    assert (ours.median_minutes, own_top.median_minutes, nearest.median_minutes) == (25, 40, 10)


def test_an_employer_who_looks_at_more_still_signs_one_a_place() -> None:
    several = After(3, 1, AFTER.places, per_place=3)
    _, own_top, _ = compared_policies(no_pairs(), PAIRS, several)
    assert (own_top.with_an_option, own_top.matched) == (1.0, 1)


def test_nobody_at_all_is_compared_too() -> None:
    nobody = After(0, 3, AFTER.places, per_place=1)
    assert {each.matched for each in compared_policies(no_pairs(), no_pairs(), nobody)} == {0}
