"""Sizes agree with published figures, and with what repeated draws of a market find."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from matcher.trial.design import Design
from matcher.trial.power import (
    Expected,
    detectable,
    detectable_by_share,
    detectable_late,
    people_needed,
)
from models.errors import InvalidCode

RUPTURE = Expected(0.24)
TWENTY = tuple(f"site-{i}" for i in range(20))


@pytest.mark.parametrize(("per_arm", "points"), [(200, 12.0), (500, 7.6), (1000, 5.4), (2000, 3.8)])
def test_the_smallest_visible_gap_is_the_published_one(per_arm, points):
    assert 100 * detectable(RUPTURE, 2 * per_arm) == pytest.approx(points, abs=0.06)


@given(st.integers(20, 100_000), st.sampled_from([0.25, 0.5, 0.75]))
def test_the_people_needed_for_the_gap_of_a_size_are_that_size(people, share):
    gap = detectable(RUPTURE, people, share)
    if gap < 1:
        assert people_needed(RUPTURE, gap, share) == pytest.approx(people, abs=1)


def test_halves_need_the_fewest_people():
    needed = [people_needed(RUPTURE, 0.05, share) for share in (0.25, 0.5, 0.75)]
    assert needed[0] == needed[2] > needed[1]


def test_half_of_take_up_doubles_the_gap():
    assert detectable_late(0.05, 0.5) == pytest.approx(0.10)


def test_the_gap_announced_is_found_four_times_in_five():
    rng, n, base = np.random.default_rng(5), 600, 0.3
    gap = detectable(Expected(base), 2 * n)
    ordinary = rng.binomial(n, base - gap / 2, 20_000) / n
    plus = rng.binomial(n, base + gap / 2, 20_000) / n
    error = np.sqrt(ordinary * (1 - ordinary) / n + plus * (1 - plus) / n)
    found = np.abs(plus - ordinary) / error > norm.ppf(0.975)
    assert found.mean() == pytest.approx(0.80, abs=0.02)


def test_alike_sites_hide_spill_over_but_not_the_direct_effect():
    design = Design(TWENTY, (0.0, 0.5))
    (apart,) = detectable_by_share(Expected(0.4), 1000, design)
    (alike,) = detectable_by_share(Expected(0.4, alike=0.05), 1000, design)
    assert alike.spill_over > 1.3 * apart.spill_over
    assert alike.direct < apart.direct
    assert (alike.share, alike.sites) == (0.5, 10)


def test_more_people_in_alike_sites_hardly_help_where_more_sites_do():
    expected = Expected(0.4, alike=0.05)
    spill = [
        detectable_by_share(expected, people, Design(TWENTY[:sites], (0.0, 0.5)))[0].spill_over
        for people, sites in ((1000, 10), (10_000, 10), (2000, 20))
    ]
    assert spill[1] > 0.8 * spill[0]
    assert spill[2] < 0.7 * spill[0]


def test_the_spread_reckoned_between_sites_is_the_one_that_draws_show():
    rng, sites, each, alike = np.random.default_rng(8), 10, 40, 0.06
    level = rng.normal(0, np.sqrt(alike), (4000, 2 * sites))
    own = rng.normal(0, np.sqrt(1 - alike), (4000, 2 * sites, each))
    means = level + own[:, :, : each // 2].mean(axis=2)
    alone = level + own.mean(axis=2)
    seen = (means[:, :sites].mean(axis=1) - alone[:, sites:].mean(axis=1)).std()
    design = Design(TWENTY, (0.0, 0.5))
    (gap,) = detectable_by_share(Expected(0.5, alike), 2 * sites * each, design)
    # One person's outcome has a variance of 1 above and of a quarter in the design.
    assert gap.spill_over / (2.101 + 0.862) == pytest.approx(0.5 * seen, rel=0.03)


def test_where_all_are_served_there_are_no_neighbours():
    found = detectable_by_share(RUPTURE, 1000, Design(TWENTY, (0.0, 0.5, 1.0)))
    assert [each.share for each in found] == [0.5, 1.0]
    assert np.isnan(found[1].direct)
    assert np.isnan(found[1].spill_over)


@pytest.mark.parametrize("wrong", [0.0, 1.0, -0.2, 24.0])
def test_a_base_rate_is_a_share(wrong):
    with pytest.raises(InvalidCode, match="taux de base"):
        Expected(wrong)


def test_a_correlation_is_a_share_and_a_gap_too():
    with pytest.raises(InvalidCode, match="corrélation"):
        Expected(0.5, alike=1.1)
    with pytest.raises(InvalidCode, match="écart"):
        people_needed(RUPTURE, 5.0)


def test_a_trial_has_two_people_at_least():
    with pytest.raises(InvalidCode, match="jeunes"):
        detectable(RUPTURE, 1)
    with pytest.raises(InvalidCode, match="jeunes"):
        detectable_by_share(RUPTURE, 0, Design(TWENTY, (0.0, 0.5)))
