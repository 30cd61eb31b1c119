"""Losses are shown by arm; where they differ, bounds hold the effect on those who tell anyway."""

import numpy as np
import pytest
from worlds.planted_trials import drawn, with_answers

from matcher.trial.attrition import attrition, lee_bounds
from matcher.trial.design import Design

PEOPLE = drawn(Design(("nord", "sud")), 500)
N = len(PEOPLE)


def losing(people, lost):
    return people.with_outcome(np.where(lost, np.nan, people.outcome))


def test_even_losses_have_no_bounds():
    rng = np.random.default_rng(1)
    people = losing(with_answers(PEOPLE, np.full(N, 0.5), rng), rng.random(N) < 0.2)
    found = attrition(people)
    assert found.known_plus == pytest.approx(0.8, abs=0.04)
    assert not found.is_different
    assert found.bounds is None


@pytest.mark.parametrize("loses_plus", [True, False])
def test_bounds_hold_the_effect_on_those_who_tell_anyway_when_others_are_lost(loses_plus):
    held = 0
    for seed in range(50):
        rng = np.random.default_rng(seed)
        ordinary = rng.random(N) < 0.4
        plus = ordinary | (rng.random(N) < 0.2)
        # Those who would fail are lost three times as often, in one arm only.
        fails = ~(plus if loses_plus else ordinary)
        silent = rng.random(N) < np.where(fails, 0.36, 0.12)
        outcome = np.where(PEOPLE.plus, plus, ordinary).astype(float)
        found = attrition(
            losing(PEOPLE.with_outcome(outcome), silent & (PEOPLE.plus == loses_plus))
        )
        assert found.is_different
        truth = (plus.astype(float) - ordinary)[~silent].mean()
        low, high = found.bounds
        # Bounds are estimates too: most of a standard error is allowed.
        held += low - 0.03 <= truth <= high + 0.03
    assert held >= 47


def test_nobody_lost_is_nothing_different():
    found = attrition(with_answers(PEOPLE, np.full(N, 0.5), np.random.default_rng(2)))
    assert (found.known_plus, found.known_ordinary, found.is_different) == (1, 1, False)


def test_an_arm_of_which_nothing_is_known_has_no_bounds():
    rng = np.random.default_rng(3)
    people = losing(with_answers(PEOPLE, np.full(N, 0.5), rng), PEOPLE.plus)
    assert np.isnan(lee_bounds(people)).all()


def test_somebody_always_stays():
    few = PEOPLE.where(np.arange(N) < 40)
    outcome = np.where(few.plus, 1.0, np.nan)
    outcome[np.flatnonzero(~few.plus)[0]] = 0.0
    assert lee_bounds(few.with_outcome(outcome)) == (1.0, 1.0)


def test_an_arm_without_people_is_nobody_known():
    found = attrition(PEOPLE.where(PEOPLE.plus))
    assert np.isnan(found.known_ordinary)
