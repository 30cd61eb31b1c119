"""Each service orders as its public code says."""

import numpy as np
import pytest
from numpy.random import default_rng

from data.world.baselines import BASELINES
from data.world.baselines.seen import Seen, widened
from models.simulation import Month


def ordered(name: str, month: Month, seen: Seen, seed: int = 1) -> list[str]:
    """Ids of the offers as a service lists them."""
    order = BASELINES[name]()
    order.begin(month)
    keys = order.keys(default_rng(seed), seen)
    ids = month.pool["offers"]["offer_id"].to_numpy()[seen.row]
    return list(ids[np.lexsort(keys[::-1])])


def test_nearest_first_and_the_newest_of_equals(month, seen):
    assert ordered("nearest", month, seen) == ["c", "b", "e", "a", "d"]


def test_an_employer_that_took_people_comes_first_and_one_that_never_answered_last(month, seen):
    # e4: (10 + 20 × 2) × 1 = 50; e2 was never asked: 10; e1: 10 × 1/3; e3 lies beyond 10 km.
    found = ordered("responsive", month, seen)
    assert found[0] == "e"
    assert set(found[1:3]) == {"b", "c"}
    assert found[3:] == ["a", "d"]


def test_the_least_applied_to_employer_comes_first(month, seen):
    # In the last month e4 was asked twice, e1 once, the others never; ties by employer.
    assert ordered("fair_share", month, seen) == ["b", "c", "d", "a", "e"]


def test_words_of_the_wished_trade_come_first_then_the_least_applied_to(month, seen):
    # Five offers but "d" are in the wished trade; "a" has three applications, "e" two.
    found = ordered("text", month, seen)
    assert found == ["b", "c", "e", "a", "d"]


def test_a_hiring_score_is_stirred_by_the_day_and_the_same_for_everybody(month, seen):
    assert ordered("hiring", month, seen, 1) == ordered("hiring", month, seen, 2)
    assert ordered("hiring", month, seen)[-1] == "d"
    other = Month(**{**vars(month), "number": 5})
    days = [ordered("hiring", Month(**{**vars(month), "number": n}), seen) for n in range(8)]
    assert any(day != days[0] for day in days)
    assert ordered("hiring", other, seen) == days[5]


def test_at_random_every_offer_has_its_turn(month, seen):
    firsts = {ordered("random", month, seen, seed)[0] for seed in range(60)}
    assert firsts == {"a", "b", "c", "d", "e"}


@pytest.mark.parametrize(("km", "ring"), [(0, 0), (10, 0), (10.1, 1), (100, 1), (100.1, 2)])
def test_a_search_is_widened_past_its_radius(km, ring):
    assert widened(np.array([km]), (10.0, 100.0))[0] == ring
