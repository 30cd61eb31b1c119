"""A service that only moves places: a naive trial finds a gain, a saturation design finds none."""

import numpy as np
import pytest
from worlds.planted_trials import drawn

from matcher.trial.design import Design
from matcher.trial.effect import Effect
from matcher.trial.itt import itt
from matcher.trial.spillover import means, spill_over

SITES = tuple(f"site-{i:02d}" for i in range(40))
DESIGN = Design(SITES, (0.0, 0.25, 0.5, 0.75))
PEOPLE = drawn(DESIGN, 60)
GAIN = 0.15


def moved_places(rng, gain=GAIN, alike=0.03):
    """What the served gain, their neighbours lose, person for person: nobody more finds a place."""
    served = PEOPLE.share
    loss = np.where(served < 1, gain * served / np.maximum(1 - served, 1e-9), 0)
    site = np.searchsorted(np.array(SITES), PEOPLE.site.astype(str))
    level = 0.5 + rng.normal(0, alike, len(SITES))[site]
    chance = level + np.where(PEOPLE.plus, gain, -loss) * (served > 0)
    return PEOPLE.with_outcome((rng.random(len(PEOPLE)) < chance).astype(float))


def covers(effect: Effect, truth: float) -> bool:
    return effect.low <= truth <= effect.high


def test_a_naive_trial_is_misled_by_moved_places_and_the_saturation_design_is_not():
    naive, together, neighbours, steep = [], [], [], []
    for seed in range(40):
        people = moved_places(np.random.default_rng(seed))
        found = spill_over(people, draws=199, seed=seed)
        half = next(each for each in found.by_share if each.share == 0.5)
        naive.append(itt(people).plain)
        together.append(half.together)
        neighbours.append(half.neighbours)
        steep.append(found.p)
    # Nobody more found a place: the true effect of serving half is 0.
    assert min(each.low for each in naive) > 0.1
    assert not any(covers(each, 0.0) for each in naive)
    assert sum(covers(each, 0.0) for each in together) >= 35
    # At a half, each neighbour lost what each served gained.
    assert sum(covers(each, -GAIN) for each in neighbours) >= 35
    assert sum(each.high < 0 for each in neighbours) >= 32
    assert sum(p < 0.05 for p in steep) >= 36


def test_the_naive_gap_is_what_is_gained_and_what_neighbours_lost():
    found = spill_over(moved_places(np.random.default_rng(1)), draws=9)
    for each in found.by_share:
        apart = each.served.value - each.neighbours.value
        assert each.within.value == pytest.approx(apart)


def test_without_spill_over_its_slope_is_chance_five_times_in_a_hundred():
    low, people = 0, drawn(DESIGN, 20)
    for seed in range(200):
        outcome = np.random.default_rng(seed).random(len(people))
        low += spill_over(people.with_outcome(outcome), draws=99, seed=seed).p <= 0.05
    assert 2 <= low <= 20


def test_served_gain_what_was_planted():
    found = spill_over(moved_places(np.random.default_rng(5)), draws=9)
    assert sum(covers(each.served, GAIN) for each in found.by_share) >= 2
    assert [each.sites for each in found.by_share] == [10, 10, 10]
    assert sum(each.people for each in found.by_share) == 30 * 60


def test_an_individual_draw_has_no_share_to_compare_with():
    people = drawn(Design(SITES[:4]), 20)
    found = spill_over(people)
    assert np.isnan(found.p)
    assert np.isnan(found.slope.value)
    assert np.isnan(found.by_share[0].neighbours.value)


def test_where_all_are_served_nobody_is_a_neighbour():
    people = drawn(Design(SITES[:6], (0.0, 0.5, 1.0)), 40)
    rng = np.random.default_rng(2)
    found = spill_over(people.with_outcome(rng.random(len(people))), draws=99)
    assert np.isnan(found.by_share[1].neighbours.value)
    assert not np.isnan(found.by_share[1].served.value)
    assert 0 < found.p <= 1


def test_a_site_without_anybody_of_an_arm_has_no_mean():
    site = np.array([0, 0, 1])
    found = means(np.array([1.0, 0.0, 1.0]), np.array([True, True, False]), site)
    assert found[0] == 0.5
    assert np.isnan(found[1])
