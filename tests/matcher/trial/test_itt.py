"""Intention to treat: strata are compared with themselves, and who has nobody is left out."""

from dataclasses import replace

import numpy as np
import pytest
from worlds.planted_trials import drawn, with_answers

from matcher.trial.design import Design
from matcher.trial.itt import comparable, itt

SITES = ("nord", "sud", "est")


def test_a_difference_between_strata_is_no_effect_of_the_draw():
    people = drawn(Design(SITES), 120)
    levels = np.where(people.site == "nord", 0.9, 0.1)
    covered = 0
    for seed in range(200):
        found = itt(with_answers(people, levels, np.random.default_rng(seed)))
        covered += found.plain.low <= 0 <= found.plain.high
    assert covered >= 184


def test_a_planted_effect_is_covered_and_sharper_with_what_was_known_before():
    people = drawn(Design(SITES), 400)
    covered, errors = 0, []
    for seed in range(100):
        rng = np.random.default_rng(seed)
        known = rng.random(len(people))
        answered = with_answers(people, 0.1 + 0.6 * known + 0.2 * people.plus, rng)
        found = itt(replace(answered, covariates=known[:, None]))
        assert found.is_adjusted
        covered += found.adjusted.low <= 0.2 <= found.adjusted.high
        errors.append((found.adjusted.error, found.plain.error))
    assert covered >= 90
    assert np.mean([adjusted < plain for adjusted, plain in errors]) > 0.95


def test_few_people_are_not_adjusted():
    people = drawn(Design(SITES), 40)
    rng = np.random.default_rng(2)
    people = with_answers(people, np.full(120, 0.5), rng)
    found = itt(replace(people, covariates=rng.random((120, 6))))
    assert not found.is_adjusted
    assert found.adjusted == found.plain


def test_whoever_is_not_known_counts_in_no_mean():
    people = drawn(Design(SITES), 80)
    outcome = people.plus.astype(float)
    outcome[::7] = np.nan
    rest = people.where(~np.isnan(outcome)).with_outcome(outcome[~np.isnan(outcome)])
    assert itt(people.with_outcome(outcome)) == itt(rest)


def test_a_stratum_with_an_arm_alone_joins_its_site_then_its_share():
    # Arms of nord|D: 2 and 2; nord|G and nord|F: 1 and 1 each; sud|D and est|D: 1 and 1 each.
    strata = ["nord|D"] * 4 + ["nord|G", "nord|F", "sud|D", "est|D"] * 2
    parts = np.array([each.split("|") for each in strata], dtype=object)
    people = replace(
        drawn(Design(("nord",)), 12),
        site=parts[:, 0],
        trade=parts[:, 1],
        plus=np.array([True, True, False, False, *[True] * 4, *[False] * 4]),
    )
    label = comparable(people)
    groups = [{strata[i] for i in np.flatnonzero(label == each)} for each in np.unique(label)]
    assert groups == [{"nord|D"}, {"nord|G", "nord|F"}, {"sud|D", "est|D"}]
    assert (comparable(people.where(np.arange(12) < 3)) == -1).all()


def test_sites_where_all_or_nobody_is_served_have_no_comparison():
    people = drawn(Design(tuple("abcdef"), (0.0, 0.5, 1.0)), 30)
    found = itt(with_answers(people, np.full(180, 0.5), np.random.default_rng(1)))
    assert (found.people, found.left_out) == (60, 120)


def test_nobody_gives_no_effect():
    people = drawn(Design(SITES), 10)
    found = itt(people.with_outcome(np.full(30, np.nan)))
    assert np.isnan(found.plain.value)
    assert found.people == 0


def test_plain_effect_is_the_weighted_mean_of_strata():
    people = drawn(Design(("nord",)), 60, trades="DG")
    outcome = np.random.default_rng(9).random(60)
    by_hand = 0.0
    for trade in "DG":
        own = people.trade == trade
        served = outcome[own & people.plus].mean()
        by_hand += own.mean() * (served - outcome[own & ~people.plus].mean())
    assert itt(people.with_outcome(outcome)).plain.value == pytest.approx(by_hand)
