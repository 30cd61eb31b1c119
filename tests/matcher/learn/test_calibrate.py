"""Platt scaling keeps a sum of curves a sum of curves, and its slope positive."""

import numpy as np
import pytest
from worlds.planted_rows import expert_prior, random_entries

from matcher.learn import calibrate
from matcher.learn.additive import Fitted
from matcher.learn.calibrate import folded, level, platt


def test_without_later_answers_nothing_changes():
    assert platt(np.empty(0), np.empty(0)) == (0.0, 1.0)


def test_chances_said_too_boldly_are_drawn_in():
    rng = np.random.default_rng(1)
    true = rng.normal(-0.5, 0.7, 20_000)
    answers = (rng.random(20_000) < 1 / (1 + np.exp(-true))).astype(float)
    intercept, slope = platt(2 * true + 1, answers)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert intercept == pytest.approx(-0.5, abs=0.1)


def test_answers_that_say_the_contrary_do_not_turn_the_curves_over():
    said = np.linspace(-3, 3, 5000)
    assert platt(said, (said < 0).astype(float))[1] > 0


def test_a_scale_that_is_stopped_early_is_on_its_way(monkeypatch):
    monkeypatch.setattr(calibrate, "_ROUNDS", 1)
    said = np.linspace(-3, 3, 2000)
    assert 0 < platt(said, (np.arange(2000) % 3 == 0).astype(float))[1] < 1


def test_few_answers_move_little():
    intercept, slope = platt(np.array([2.0, 2.0]), np.array([0.0, 0.0]))
    assert abs(intercept) < 0.2
    assert 0.7 < slope < 1


def test_a_level_is_moved_until_chances_come_out_as_often_as_said():
    rng = np.random.default_rng(2)
    said = rng.normal(-2.0, 1.0, 20_000)
    answers = (rng.random(20_000) < 1 / (1 + np.exp(-said - 0.4))).astype(float)
    shift = level(said, answers)
    assert shift == pytest.approx(0.4, abs=0.05)
    assert (1 / (1 + np.exp(-said - shift))).mean() == pytest.approx(answers.mean(), abs=0.001)


def test_a_level_without_answers_or_with_few_stays_near_the_curves():
    assert level(np.empty(0), np.empty(0)) == 0.0
    assert -0.2 < level(np.zeros(2), np.zeros(2)) < 0


def test_a_level_that_is_stopped_early_is_on_its_way(monkeypatch):
    monkeypatch.setattr(calibrate, "_ROUNDS", 1)
    assert level(np.full(1000, -3.0), np.ones(1000)) > 0


def test_folded_curves_say_the_scaled_log_odds():
    prior = expert_prior()
    fitted = Fitted(prior.intercept, prior.tables)
    entries = random_entries(np.random.default_rng(3), 50)
    np.testing.assert_allclose(
        folded(fitted, 0.3, 0.8).log_odds(entries), 0.3 + 0.8 * fitted.log_odds(entries)
    )
