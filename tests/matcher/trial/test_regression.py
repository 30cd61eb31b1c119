"""Lin's estimator: Neyman's without covariates, the truth with them, sharper where they tell."""

import numpy as np
import pytest

from matcher.trial.regression import centred, lin, residuals, slope

NONE = np.empty((60, 0))


def test_without_covariates_it_is_the_difference_in_means_with_neymans_error():
    rng = np.random.default_rng(1)
    plus, outcome = np.arange(60) < 20, rng.normal(size=60)
    found = lin(outcome, plus, NONE)
    one, other = outcome[plus], outcome[~plus]
    error = np.sqrt(one.var(ddof=1) / 20 + other.var(ddof=1) / 40)
    assert found.value == pytest.approx(one.mean() - other.mean())
    assert found.error == pytest.approx(error)


def test_it_is_two_regressions_one_an_arm_read_at_the_mean_of_all():
    rng = np.random.default_rng(2)
    x = rng.normal(size=(300, 2))
    plus = rng.random(300) < 0.3
    outcome = x @ [1.0, -2.0] + plus * (0.5 + x[:, 0]) + rng.normal(size=300)
    at_mean = []
    for arm in (plus, ~plus):
        own = np.column_stack([np.ones(arm.sum()), x[arm]])
        at_mean.append(np.linalg.lstsq(own, outcome[arm])[0] @ [1, *x.mean(axis=0)])
    assert lin(outcome, plus, x).value == pytest.approx(at_mean[0] - at_mean[1])


def test_covariates_that_tell_sharpen_and_intervals_cover_the_truth():
    covered, narrower = 0, 0
    for seed in range(300):
        rng = np.random.default_rng(seed)
        x = rng.normal(size=(120, 1))
        plus = rng.permutation(120) < 60
        outcome = 2 * x[:, 0] + 0.4 * plus + rng.normal(size=120)
        found = lin(outcome, plus, x)
        covered += found.low <= 0.4 <= found.high
        narrower += found.error < lin(outcome, plus, np.empty((120, 0))).error
    assert covered >= 276
    assert narrower == 300


def test_an_unknown_covariate_is_filled_and_told_apart():
    x = np.array([[1.0, np.nan, 5.0], [3.0, np.nan, 5.0], [np.nan, np.nan, 5.0]])
    found = centred(x)
    assert found.shape == (3, 2)
    assert found[:, 0] == pytest.approx([-1, 1, 0])
    assert found.sum(axis=0) == pytest.approx(0)


def test_no_covariates_are_none():
    assert centred(np.empty((5, 0))).shape == (5, 0)


def test_what_covariates_do_not_tell_has_no_trace_of_them():
    rng = np.random.default_rng(4)
    x = rng.normal(size=(50, 2))
    left = residuals(x @ [1.0, 3.0] + rng.normal(size=50), x)
    assert x.T @ left == pytest.approx(0, abs=1e-9)


def test_an_arm_of_one_has_no_effect():
    assert np.isnan(lin(np.arange(5.0), np.arange(5) == 0, np.empty((5, 0))).value)


def test_a_slope_is_the_straight_lines():
    over = np.array([0.0, 0.25, 0.5, 0.75])
    outcome = 1 - 2 * over + np.array([0.1, -0.1, -0.1, 0.1])
    assert slope(outcome, over).value == pytest.approx(np.polyfit(over, outcome, 1)[0])
    assert np.isnan(slope(outcome, np.ones(4)).value)
    assert np.isnan(slope(outcome[:2], over[:2]).value)
