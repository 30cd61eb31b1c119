"""Measures agree with scikit-learn's, and their intervals with what draws give."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, roc_auc_score

from matcher.learn.measures import auc, brier, brier_gain, deciles, ece, with_interval


@given(st.integers(0, 10_000), st.integers(2, 200))
def test_auc_and_brier_are_scikit_learns(seed, n):
    rng = np.random.default_rng(seed)
    said, answers = rng.random(n).round(1), rng.integers(0, 2, n).astype(float)
    assert brier(said, answers) == pytest.approx(brier_score_loss(answers, said, pos_label=1))
    if 0 < answers.sum() < n:
        assert auc(said, answers) == pytest.approx(roc_auc_score(answers, said))
    else:
        assert np.isnan(auc(said, answers))


def test_ece_is_the_mean_gap_by_tenths():
    said = np.repeat([0.1, 0.9], 50)
    answers = np.concatenate([np.zeros(50), np.ones(50)])
    assert ece(said, answers) == pytest.approx(0.1)
    assert len(deciles(said, answers)) == 10
    assert deciles(said[:3], answers[:3])[0] == (0.1, 0.0, 1)
    assert ece(np.empty(0), np.empty(0)) == 0


def test_an_interval_covers_the_truth_about_as_often_as_it_says():
    covered = 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        answers = (rng.random(400) < 0.3).astype(float)
        found = with_interval(brier, np.full(400, 0.3), answers)
        covered += found.low <= 0.21 <= found.high
    assert covered >= 50


def test_many_rows_give_a_narrow_interval_and_none_gives_none():
    rng = np.random.default_rng(1)
    said = rng.random(12_000)
    answers = (rng.random(12_000) < said).astype(float)
    found = with_interval(auc, said, answers)
    assert found.high - found.low < 0.03
    assert np.isnan(with_interval(ece, np.empty(0), np.empty(0)).low)


def test_where_all_answer_alike_there_is_no_auc_and_no_interval():
    assert np.isnan(with_interval(auc, np.linspace(0, 1, 9), np.zeros(9)).low)


def test_a_brier_gain_is_positive_beside_worse_chances():
    rng = np.random.default_rng(2)
    said = rng.random(3000)
    answers = (rng.random(3000) < said).astype(float)
    gain = brier_gain(said, np.full(3000, 0.5), answers)
    assert gain.low > 0
    assert np.isnan(brier_gain(said[:0], said[:0], answers[:0]).value)
