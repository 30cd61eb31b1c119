"""What is planted: curves, interactions that no sum expresses, horizons, published margins."""

import numpy as np
import pytest

from api.services.world import reader_of
from data.world import Territory, load_truth
from data.world.chances import back_within, in_training_at_six_months
from data.world.margins import (
    offset_of,
    prior_diploma_of,
    published_rates,
    raked_offsets,
    sector_of,
    size_of,
)
from data.world.truth import KINDS, QUESTIONS, Truth

BACK = {2: 0.2857, 6: 0.381}


@pytest.fixture(scope="module")
def grid(territory: Territory):
    return reader_of(territory).grid


def _pair(grid, **entries):
    """One pair whose other facts are ordinary."""
    return np.array([[names.index(entries.get(f, names[0]))] for f, names in grid.items()])


def test_each_question_about_contracts_has_two_interactions_that_are_no_sum(grid):
    truth = load_truth().planted(grid)
    for question in QUESTIONS:
        planted = truth["apprenticeship", question]
        assert len(planted.together) == 2

        def of(minutes, hours, planted=planted):
            return planted.log_odds(_pair(grid, employer_leg=minutes, working_hours=hours))[0]

        gap_near = of("10", "early_or_late_own") - of("10", "day_own")
        gap_far = of("50", "early_or_late_own") - of("50", "day_own")
        assert gap_far < gap_near - 0.3


def test_a_longer_journey_never_raises_a_chance(grid):
    for planted in load_truth().planted(grid).values():
        curve = [planted.log_odds(_pair(grid, employer_leg=str(m)))[0] for m in range(0, 255, 3)]
        assert (np.diff(curve) <= 1e-9).all()


def test_a_page_that_names_an_unknown_factor_is_refused(grid):
    page = dict(load_truth().page)
    page["pmsmp"] = {q: {**page["pmsmp"][q], "factors": {"mood": {}}} for q in QUESTIONS}
    with pytest.raises(ValueError, match="no factor mood"):
        Truth(page).planted(grid)
    assert set(KINDS) <= set(page)


def test_six_of_21_broken_contracts_are_followed_by_another_within_two_months():
    assert back_within(2, BACK) == pytest.approx(6 / 21, abs=1e-3)
    assert back_within(6, BACK) == pytest.approx(8 / 21, abs=1e-3)
    assert back_within(-3, BACK) == 0


def test_in_training_at_six_months_is_unbroken_or_back():
    """At 21 % broken within nine months: 14.5 % within six, some of them back."""
    chance = in_training_at_six_months(np.log([0.79 / 0.21]), BACK)[0]
    unbroken = 0.79 ** (6 / 9)
    assert unbroken < chance < unbroken + (1 - unbroken) * 6 / 21


def test_raked_offsets_bring_every_group_to_its_published_rate():
    rng = np.random.default_rng(4)
    own = rng.normal(-1, 0.7, 20_000)
    groups = {
        "sector": rng.choice(np.array(["construction", "hébergement-restauration", ""]), 20_000),
        "employer_size": rng.choice(np.array(["moins de 5 salariés", ""]), 20_000),
    }
    total = own + offset_of(raked_offsets(own, groups), groups)
    chance = 1 / (1 + np.exp(-total))
    for name, of_contract in groups.items():
        for category in set(of_contract) - {""}:
            found = chance[of_contract == category].mean()
            assert found == pytest.approx(published_rates()[name][category], abs=0.005)


def test_contracts_fall_into_the_published_groups():
    trades = load_truth().page["sector_trades"]
    rome = np.array(["G1602", "D1202", "F1703", "M1607"], dtype=object)
    assert list(sector_of(rome, trades)) == [
        "hébergement-restauration",
        "coiffure et soins de beauté",
        "construction",
        "",
    ]
    assert list(prior_diploma_of(np.array([2, 3, 4, 5, 7]))) == [
        "sans diplôme",
        "CAP",
        "bac",
        "bac+2 et plus",
        "bac+2 et plus",
    ]
    assert list(size_of(np.array([4, 5]))) == ["moins de 5 salariés", ""]
