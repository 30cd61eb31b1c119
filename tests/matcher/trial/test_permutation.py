"""A trial without effect is found to have one in five cases of a hundred, however it is read."""

from dataclasses import replace

import numpy as np
import pytest
from worlds.planted_trials import drawn, with_answers

from matcher.trial.design import Design
from matcher.trial.enrolled import numbered
from matcher.trial.itt import comparable, itt
from matcher.trial.permutation import as_extreme, chance_of_as_much, gaps, redrawn

TRIALS, ALLOWED = 1000, (30, 70)
PEOPLE = drawn(Design(("nord", "sud", "est")), 80)


def null_trials(rng):
    """Arms of a thousand trials as drawn block by block, and outcomes no arm has changed."""
    arms = redrawn(numbered(PEOPLE.block), PEOPLE.plus, TRIALS, seed=1)
    chance = np.where(PEOPLE.site == "nord", 0.6, 0.3) + np.where(PEOPLE.trade == "G", 0.2, 0)
    return arms, (rng.random((TRIALS, len(PEOPLE))) < chance).astype(float)


def test_a_null_trial_is_rejected_by_permutation_five_times_in_a_hundred():
    arms, outcomes = null_trials(np.random.default_rng(11))
    label = comparable(PEOPLE)
    again = redrawn(numbered(PEOPLE.block), PEOPLE.plus, draws=499, seed=2)
    by_chance = gaps(again, outcomes.T, label)
    seen = [gaps(arms[i : i + 1], outcomes[i][:, None], label)[0, 0] for i in range(TRIALS)]
    rejected = sum(as_extreme(seen[i], by_chance[:, i]) <= 0.05 for i in range(TRIALS))
    assert ALLOWED[0] <= rejected <= ALLOWED[1]


def test_a_null_trial_is_rejected_by_intention_to_treat_five_times_in_a_hundred():
    rng = np.random.default_rng(12)
    arms, outcomes = null_trials(rng)
    known = rng.normal(size=(len(PEOPLE), 1))
    rejected = 0
    for arm, outcome in zip(arms, outcomes, strict=True):
        people = replace(PEOPLE, plus=arm, outcome=outcome, covariates=known)
        found = itt(people)
        assert found.is_adjusted
        rejected += found.adjusted.p < 0.05
    assert ALLOWED[0] <= rejected <= ALLOWED[1]


def test_a_planted_effect_is_not_chance():
    rng = np.random.default_rng(3)
    assert chance_of_as_much(with_answers(PEOPLE, 0.3 + 0.3 * PEOPLE.plus, rng)) < 0.01


def test_arms_drawn_again_keep_every_block():
    block = numbered(PEOPLE.block)
    again = redrawn(block, PEOPLE.plus, draws=50, seed=4)
    served = np.bincount(block, PEOPLE.plus)
    assert all((np.bincount(block, arm) == served).all() for arm in again)
    assert (again != PEOPLE.plus).any(axis=1).all()
    # Everybody was in both arms: nobody's is fixed but by a block of one.
    fixed = again.all(axis=0) | ~again.any(axis=0)
    assert np.bincount(block)[block][fixed].max(initial=0) <= 2


def test_a_gap_is_the_weighted_difference_in_means_and_an_empty_arm_counts_nothing():
    label = np.array([0, 0, 0, 1, 1, 1])
    outcome = np.array([1.0, 0, 0, 1, 1, 0])[:, None]
    arms = np.array([[1, 0, 0, 1, 0, 1], [1, 1, 0, 0, 0, 0]], dtype=bool)
    found = gaps(arms, outcome, label)[:, 0]
    assert found == pytest.approx([0.5 * 1 + 0.5 * (0.5 - 1), 0.5 * 0.5])


def test_the_real_draw_is_one_of_those_that_chance_could_give():
    assert as_extreme(3.0, np.array([1.0, -3.0, 0.5])) == pytest.approx(0.5)


def test_nobody_known_has_no_chance():
    assert np.isnan(chance_of_as_much(PEOPLE.with_outcome(np.full(len(PEOPLE), np.nan))))
