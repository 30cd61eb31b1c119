"""Orders become proposals: both kinds in turn, never the same twice."""

import numpy as np
from numpy.random import default_rng
from worlds.world_month import EVERY, facts_of

from data.world.baselines import BASELINES, Proposer
from data.world.baselines.proposer import in_turn
from models.simulation import Month


def chosen(month: Month, count: int, *offers: int) -> list[int]:
    policy = Proposer(BASELINES["nearest"]())
    policy.begin(month)
    facts = facts_of(*offers)
    found = policy.choose(default_rng(1), 7, facts, count)
    assert np.isnan(found.propensity).all()
    return facts.offer[found.places].tolist()


def test_both_kinds_come_in_turn_as_in_our_lists(month):
    stage = month.people["people"]["stage"].iloc[0]
    first = [12, 14] if stage == "ready_to_sign" else [14, 12]
    assert chosen(month, 5, *EVERY) == [*first, 11, 10, 13]
    assert chosen(month, 2, *EVERY) == first


def test_what_was_proposed_before_is_passed_over(month):
    asked = month.asked.assign(person=7)
    again = Month(**{**vars(month), "asked": asked})
    assert chosen(again, 5, *EVERY) == [12, 11, 13]


def test_nothing_possible_is_nothing_proposed(month):
    assert chosen(month, 4) == []


def test_in_turn_keeps_the_order_within_each_kind():
    order = np.array([5, 3, 8, 1])
    kinds = np.array([True, True, False, True])
    assert in_turn(order, kinds).tolist() == [5, 8, 3, 1]
    assert in_turn(order, ~kinds).tolist() == [8, 5, 3, 1]
