"""An effect's interval and p-value are SciPy's; without a spread there is none."""

import numpy as np
import pytest
from scipy.stats import ttest_ind

from matcher.trial.effect import by_student, welch


def test_the_gap_of_two_means_is_welchs():
    rng = np.random.default_rng(3)
    one, other = rng.normal(1, 1, 30), rng.normal(0, 3, 12)
    found, scipy = welch(one, other), ttest_ind(one, other, equal_var=False)
    low, high = scipy.confidence_interval(0.95)
    assert (found.p, found.low, found.high) == pytest.approx((scipy.pvalue, low, high))


@pytest.mark.parametrize(
    ("one", "other"), [([1.0], [1.0, 2.0]), ([1.0, 2.0], []), ([1.0, 1.0], [2.0, 2.0])]
)
def test_nothing_is_said_without_a_spread(one, other):
    assert np.isnan(welch(np.array(one), np.array(other)).value)


@pytest.mark.parametrize(
    ("value", "error", "freedom"), [(np.nan, 1, 9), (1, np.nan, 9), (1, 0.0, 9), (1, 1, 0)]
)
def test_an_effect_that_cannot_be_judged_is_unknown(value, error, freedom):
    assert np.isnan(by_student(value, error, freedom).low)
