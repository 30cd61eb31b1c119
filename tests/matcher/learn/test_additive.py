"""A fit finds planted curves, never breaks a chain, and keeps to the expert where nothing tells."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds.planted_rows import (
    EXPERT,
    LEG,
    TRADE,
    expert_prior,
    planted,
    planted_log_odds,
    random_entries,
)

from matcher.factors import FACTORS
from matcher.learn import additive, bounded
from matcher.learn.additive import Prior, fit_additive
from matcher.learn.bounded import bounded_step
from matcher.learn.shapes import shape_of, shapes
from models.enums import OfferKind

CONTRACTS = shapes(contract=True)


@pytest.fixture(scope="module")
def fitted():
    rows = planted(1, 20_000)
    return fit_additive(rows.entries, rows.answer.astype(float), expert_prior(), CONTRACTS)


def test_without_rows_it_is_the_expert():
    prior = expert_prior()
    found = fit_additive(np.empty((0, len(FACTORS)), dtype=np.int16), np.empty(0), prior, CONTRACTS)
    assert found.intercept == prior.intercept
    assert all(a is b for a, b in zip(found.tables, prior.tables, strict=True))


def test_planted_curves_are_found(fitted):
    leg, trade = fitted.tables[LEG], fitted.tables[TRADE]
    assert leg[0] - leg[50] == pytest.approx(1.0, abs=0.2)
    assert trade[0] - trade[4] == pytest.approx(1.2, abs=0.25)
    fresh = random_entries(np.random.default_rng(2), 5000)
    gap = fitted.log_odds(fresh) - planted_log_odds(fresh)
    assert np.abs(gap).mean() < 0.2


def test_no_chain_of_a_fit_rises(fitted):
    for shape, table in zip(CONTRACTS, fitted.tables, strict=True):
        assert shape.broken(np.rint(1024 * table)) == 0


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), n=st.integers(1, 300))
def test_whatever_the_answers_no_chain_rises(seed, n):
    rng = np.random.default_rng(seed)
    entries, answers = random_entries(rng, n), rng.integers(0, 2, n).astype(float)
    found = fit_additive(entries, answers, expert_prior(20.0), CONTRACTS)
    for shape, table in zip(CONTRACTS, found.tables, strict=True):
        assert shape.broken(np.rint(1024 * table)) == 0


def test_the_experts_weight_fades_smoothly_as_answers_come():
    """Far from the expert's own answers, more rows lead further away, never at a jump."""
    rows = planted(3, 4000)
    prior, fresh = expert_prior(), random_entries(np.random.default_rng(4), 2000)
    away = []
    for n in (0, 50, 200, 800, 3200):
        found = fit_additive(rows.entries[:n], rows.answer[:n].astype(float), prior, CONTRACTS)
        start = fit_additive(rows.entries[:0], np.empty(0), prior, CONTRACTS)
        away.append(np.abs(found.log_odds(fresh) - start.log_odds(fresh)).mean())
    assert away == sorted(away)
    assert away[1] < away[-1] / 2


def test_a_fit_that_is_stopped_early_breaks_no_chain_either(monkeypatch):
    monkeypatch.setattr(additive, "_ROUNDS", 1)
    monkeypatch.setattr(bounded, "_ROUNDS", 1)
    rows = planted(6, 400)
    found = fit_additive(rows.entries, rows.answer.astype(float), expert_prior(), CONTRACTS)
    for shape, table in zip(CONTRACTS, found.tables, strict=True):
        assert shape.broken(np.rint(1024 * table)) == 0


def test_an_expert_who_breaks_a_chain_is_put_right():
    prior = expert_prior()
    rising = list(prior.tables)
    rising[LEG] = rising[LEG][::-1].copy()
    rows = planted(5, 500)
    wrong = Prior(prior.intercept, tuple(rising), 200.0, 1.0, 10.0)
    found = fit_additive(rows.entries, rows.answer.astype(float), wrong, CONTRACTS)
    assert CONTRACTS[LEG].broken(np.rint(1024 * found.tables[LEG])) == 0


def test_the_experts_own_page_breaks_no_chain():
    for kind in EXPERT.kinds:
        for stage in (EXPERT.kinds[kind].signed, EXPERT.kinds[kind].held):
            for factor, shape in zip(
                FACTORS, shapes(kind is OfferKind.APPRENTICESHIP), strict=True
            ):
                assert shape.broken(stage.tables[factor.name]) == 0, (kind, factor.name)


def test_an_unknown_journey_ends_its_chain():
    leg = FACTORS[LEG]
    table = np.zeros(leg.size)
    table[leg.entries["unknown"]] = 1
    assert shape_of(leg, contract=True).broken(table) == 1


def test_another_immersion_may_be_worth_less_only_for_immersions():
    done = next(factor for factor in FACTORS if factor.name == "pmsmp_done")
    falling = np.arange(done.size, 0, -1.0)
    assert shape_of(done, contract=True).broken(falling) == 3
    assert shape_of(done, contract=False).broken(falling) == 0


@given(st.integers(0, 10_000), st.integers(1, 8))
def test_a_bounded_step_is_the_best_one_within_its_bounds(seed, n):
    """Beside the conditions that only the least point of a convex quadratic meets."""
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(n + 2, n))
    curvature = root.T @ root + 0.1 * np.eye(n)
    gradient, least = rng.normal(size=n), np.where(rng.random(n) < 0.5, -np.inf, -rng.random(n))
    at = np.zeros(n)
    step = bounded_step(curvature, gradient, at, least)
    slope = gradient + curvature @ step
    assert (at + step >= least - 1e-7).all()
    at_least = at + step <= least + 1e-7
    assert np.abs(slope[~at_least]).max(initial=0) < 1e-6
    assert (slope[at_least] > -1e-6).all()
