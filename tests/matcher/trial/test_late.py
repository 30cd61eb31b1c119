"""Those who took the service because they were drawn: Wald's ratio; its interval covers."""

from dataclasses import replace

import numpy as np
import pytest
from worlds.planted_trials import drawn, with_answers

from matcher.trial.design import Design
from matcher.trial.itt import itt
from matcher.trial.late import late

PEOPLE = drawn(Design(("nord", "sud")), 600)


def half_take_it(people, rng):
    return replace(people, took=people.plus & (rng.random(len(people)) < 0.5))


def test_it_is_the_effect_divided_by_take_up():
    rng = np.random.default_rng(1)
    people = with_answers(half_take_it(PEOPLE, rng), 0.3 + 0.2 * PEOPLE.plus, rng)
    found = late(people)
    assert found.effect.value == pytest.approx(itt(people).plain.value / found.taken)


def test_the_interval_covers_what_the_service_changes_for_those_who_take_it():
    covered = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        willing = rng.random(len(PEOPLE)) < 0.5
        people = replace(PEOPLE, took=PEOPLE.plus & willing)
        # The willing do better anyway: comparing who took with who did not would mislead.
        answered = with_answers(people, 0.2 + 0.3 * willing + 0.2 * people.took, rng)
        found = late(answered).effect
        covered += found.low <= 0.2 <= found.high
    assert 184 <= covered <= 200


def test_when_all_take_it_it_is_the_intention_to_treat():
    people = with_answers(PEOPLE, 0.3 + 0.2 * PEOPLE.plus, np.random.default_rng(2))
    found, whole = late(people), itt(people).plain
    assert found.taken == pytest.approx(1)
    assert (found.effect.value, found.effect.error) == pytest.approx((whole.value, whole.error))


def test_a_draw_that_hardly_changed_take_up_says_nothing():
    rng = np.random.default_rng(3)
    people = replace(PEOPLE, took=rng.random(len(PEOPLE)) < 0.5)
    assert np.isnan(late(with_answers(people, np.full(1200, 0.5), rng)).effect.value)
    nobody = replace(PEOPLE, took=np.zeros(1200, dtype=bool))
    assert np.isnan(late(nobody).effect.value)


def test_nobody_known_is_no_effect():
    assert np.isnan(late(PEOPLE.with_outcome(np.full(1200, np.nan))).taken)
