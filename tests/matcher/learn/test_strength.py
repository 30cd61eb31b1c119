"""κ by maximum likelihood, and what shrinking by it is worth."""

import numpy as np
import pandas as pd
import pytest
from worlds.small_world import PRIORS

from matcher.learn.strength import fitted_priors, likeliest_kappa
from matcher.priors.shrinkage import nested_rates

TRADES = ("D1102", "D1104", "F1703", "G1602", "I1604", "K1304")


def planted_history(seed: int, employers: int = 400) -> tuple[pd.DataFrame, np.ndarray]:
    """Few answers an employer; their true rates lie around their trade's, sd 0.6 in log-odds."""
    rng = np.random.default_rng(seed)
    trade = rng.integers(len(TRADES), size=employers)
    own = rng.normal(0, 0.35, len(TRADES))[trade] + rng.normal(-1.0, 0.6, employers)
    rate = 1 / (1 + np.exp(-own))
    trials = 1 + rng.poisson(3, employers)
    signed = rng.binomial(trials, rate)
    history = pd.DataFrame(
        {
            "employer_id": [f"e{row}" for row in range(employers)],
            "uai": "",
            "rome": np.array(TRADES, dtype=object)[trade],
            "kind": "apprenticeship",
            "proposed": trials,
            "signed": signed,
            "followed_6m": 0,
            "held_6m": 0,
        }
    )
    return history, rate


@pytest.mark.parametrize("kappa", [3.0, 30.0])
def test_a_planted_strength_is_found(kappa):
    rng = np.random.default_rng(1)
    rate = rng.beta(0.3 * kappa, 0.7 * kappa, 4000)
    trials = np.full(4000, 8)
    found = likeliest_kappa(
        rng.binomial(trials, rate).astype(float), trials * 1.0, np.full(4000, 0.3)
    )
    assert found == pytest.approx(kappa, rel=0.25)


def test_shrunk_rates_beat_raw_rates_and_trade_means_over_20_seeds():
    errors = {"shrunk": [], "raw": [], "trade": []}
    for seed in range(20):
        history, rate = planted_history(seed)
        fitted = fitted_priors(history, "apprenticeship", PRIORS)
        rows = nested_rates(
            history, "proposed", "signed", fitted["kappa"]["signed"], fitted["base"]["signed"]
        )
        said = {
            "shrunk": rows["employer_rate"],
            "raw": history["signed"] / history["proposed"],
            "trade": rows["trade_rate"],
        }
        for name, each in said.items():
            errors[name].append(float(np.sqrt(np.mean((each.to_numpy() - rate) ** 2))))
    assert np.mean(errors["shrunk"]) < 0.95 * np.mean(errors["trade"])
    assert np.mean(errors["shrunk"]) < 0.7 * np.mean(errors["raw"])
    better = sum(a < b for a, b in zip(errors["shrunk"], errors["trade"], strict=True))
    assert better >= 19


def test_where_employers_do_not_differ_it_is_as_good_as_the_trade_mean():
    rng = np.random.default_rng(3)
    history, _ = planted_history(3)
    history["signed"] = rng.binomial(history["proposed"], 0.3)
    fitted = fitted_priors(history, "apprenticeship", PRIORS)
    assert fitted["kappa"]["signed"]["employer"] > 100
    rows = nested_rates(
        history, "proposed", "signed", fitted["kappa"]["signed"], fitted["base"]["signed"]
    )
    assert np.abs(rows["employer_rate"] - 0.3).max() < 0.1


def test_what_has_too_few_groups_keeps_its_settings():
    history, _ = planted_history(4, employers=3)
    fitted = fitted_priors(history, "apprenticeship", PRIORS)
    assert fitted["kappa"]["signed"] == PRIORS["kappa"]["signed"]
    assert fitted["kappa"]["held"] == PRIORS["kappa"]["held"]
    assert fitted["base"]["held"] == PRIORS["base"]["apprenticeship"]["held"]
    assert fitted["base"]["signed"] != PRIORS["base"]["apprenticeship"]["signed"]
