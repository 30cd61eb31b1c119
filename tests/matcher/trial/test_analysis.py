"""One outcome, told whole: an invented trial, and a published one (Job Corps)."""

import numpy as np
import pandas as pd
import pytest
from worlds.planted_trials import drawn, with_answers

from matcher.trial.analysis import analysed
from matcher.trial.design import Design
from matcher.trial.enrolled import Enrolled

# Baseline only: nothing of these was measured after the draw.
BEFORE = ["female", "age", "white", "black", "hispanic", "educ", "hsdegree", "haschild", "mwearn"]


def test_everything_is_told_of_an_individual_draw():
    people = drawn(Design(("nord", "sud")), 200)
    people = with_answers(people, 0.3 + 0.2 * people.plus, np.random.default_rng(1))
    found = analysed(people, {"métier": people.trade}, saturation=False)
    assert (found.plus.drawn, found.plus.known) == (int(people.plus.sum()), int(people.plus.sum()))
    assert found.itt.adjusted.low > 0
    assert found.chance < 0.01
    assert found.late.effect.value == pytest.approx(found.itt.plain.value)
    assert len(found.groups["métier"]) == 3
    assert found.spill_over is None


def test_nobody_known_is_told_as_such():
    people = drawn(Design(("nord", "sud", "est", "ouest"), (0.0, 0.5)), 20)
    found = analysed(people.with_outcome(np.full(80, np.nan)), {"site": people.site}, True)
    assert found.plus.known == 0
    assert np.isnan(found.ordinary.share)
    assert found.groups["site"] == []
    assert found.spill_over.by_share == ()


@pytest.mark.shared
def test_job_corps_agrees_with_its_difference_in_means_and_its_published_sign(shared_data):
    rows = pd.read_csv(shared_data / "jobcorps.csv")
    n, plus = len(rows), rows["assignment"].to_numpy() == 1
    one = np.full(n, "tous", dtype=object)
    people = Enrolled(
        site=one,
        trade=one,
        block=one,
        plus=plus,
        share=np.full(n, 0.5),
        took=rows["trainy1"].to_numpy() == 1,
        outcome=rows["earny4"].to_numpy(dtype=float),
        covariates=rows[BEFORE].to_numpy(dtype=float),
    )
    found = analysed(people, {}, saturation=False)
    earned = rows["earny4"]
    by_hand = earned[plus].mean() - earned[~plus].mean()
    assert found.itt.plain.value == pytest.approx(by_hand)
    # Schochet, Burghardt & McConnell (2008): about 16 dollars a week more in the fourth year.
    assert found.itt.plain.value == pytest.approx(16, abs=1)
    assert found.itt.adjusted.low > 0
    assert found.itt.adjusted.error < found.itt.plain.error
    assert abs(found.itt.adjusted.value - by_hand) < found.itt.plain.error
    assert found.chance < 0.001
    took = rows["trainy1"]
    assert found.late.taken == pytest.approx(took[plus].mean() - took[~plus].mean())
    assert found.late.effect.value == pytest.approx(by_hand / found.late.taken)
    assert found.late.effect.low > 0
