"""Does a fit find the planted truth? On large worlds, none of which served to choose its terms.

The oracle orders pairs by the planted log-odds of what a file may tell, its two interactions
included; what nobody sees is averaged out. It is what a fit is held to, and no upper bound: earlier
answers tell something of an employer's hidden ways, which it leaves out, and places and rivals,
which are no fact of the pair, decide too. So two more are told beside it: boosted trees with every
interaction on the same rows (what the rows hold for a reader bound to no sum), to which the fit is
held as well, and the all-knowing chance (what nobody could reach).
"""

import time
from functools import cache

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from api.services.evaluate.compared import over_seeds
from api.services.world import simulate
from api.services.world.answered import answered, joined
from data.scorecards import load_expert_page
from data.world import Log, WorldPlan
from matcher.factors import FACTORS
from matcher.learn.judge import chances, trade_rates
from matcher.learn.measures import auc, brier, brier_gain, ece
from matcher.learn.rows import in_periods, together
from matcher.learn.shapes import shapes
from matcher.learn.terms import Terms
from matcher.learn.train import train
from matcher.scorecard.expert import scorecard_from_page
from models.enums import OfferKind

pytestmark = pytest.mark.bench

MONTHS = 18
TRAINED = tuple(range(100, 110))
FRESH = (115, 116, 117)
ENOUGH, DRAWS = 30_000, 100_000
CONTRACT = OfferKind.APPRENTICESHIP
STAGES = [
    (kind, question) for kind in (CONTRACT, OfferKind.PMSMP) for question in ("signed", "held")
]


def plan(seed: int) -> WorldPlan:
    return WorldPlan(
        seed, people=4500, employers=9000, months=MONTHS, entry_months=8, proposals=8, looked_at=60
    )


@cache
def world(seed: int) -> Log:
    return simulate(plan(seed))


@cache
def trained(seeds: tuple[int, ...]):
    rows = joined([answered(world(seed), MONTHS) for seed in seeds])
    return train(rows, expert(), {}), rows


@cache
def expert():
    return scorecard_from_page(load_expert_page())


def fresh(kind: OfferKind, question: str):
    """100,000 draws: the pairs of fresh worlds, drawn again where they are fewer."""
    name = "proposals" if question == "signed" else "placements"
    tables = [getattr(world(seed), name) for seed in FRESH]
    rows = pd.concat([table.rows for table in tables], ignore_index=True)
    entries = np.concatenate([table.entries for table in tables])
    own = (rows["kind"] == kind).to_numpy()
    rows, entries = rows[own].reset_index(drop=True), entries[own]
    rng = np.random.default_rng(1)
    times = -(-DRAWS // len(rows))
    at = np.tile(np.arange(len(rows)), times)[: max(DRAWS, len(rows))]
    answers = rows[question].to_numpy(dtype=float)[at]
    again = at.copy()
    again[: len(rows)] = -1
    redrawn = again >= 0
    if redrawn.any():
        base = rows["true_chance"].to_numpy()[at]
        # What is signed is less than what is wanted: places and rivals take their part.
        share = answers[: len(rows)].mean() / base[: len(rows)].mean()
        answers[redrawn] = rng.random(redrawn.sum()) < base[redrawn] * share
    return rows.iloc[at].reset_index(drop=True), entries[at], answers


def test_a_fit_on_30_000_rows_a_stage_is_as_good_as_its_oracle():
    card, rows = trained(TRAINED)
    for kind, question in STAGES:
        stage = getattr(card.kinds[kind], question)
        periods = in_periods(rows[kind, question], Terms().fit_share, Terms().calibrate_share)
        seen, entries, answers = fresh(kind, question)
        said = chances(stage, entries)
        own, best = auc(said, answers), auc(seen["true_visible"].to_numpy(), answers)
        everything = auc(seen["true_chance"].to_numpy(), answers)
        trees = auc(grown(rows[kind, question]).predict_proba(entries)[:, 1], answers)
        print(
            f"\n{kind} {question}: {len(periods.fitted):,} rows; {len(answers):,} fresh draws; AUC "
            f"{own:.4f}, oracle {best:.4f}, trees {trees:.4f}, all-knowing {everything:.4f}; ECE "
            f"{ece(said, answers):.4f}; Brier {brier(said, answers):.4f}"
        )
        assert len(periods.fitted) >= ENOUGH
        assert len(answers) >= DRAWS
        assert own >= max(best, trees) - 0.01
        assert ece(said, answers) <= 0.015


def grown(rows):
    """Boosted trees on the rows that the fit read, its calibration's included."""
    periods = in_periods(rows, Terms().fit_share, Terms().calibrate_share)
    known = together([periods.fitted, periods.calibrated])
    trees = HistGradientBoostingClassifier(early_stopping=True, random_state=1)
    return trees.fit(known.entries, known.answer)


def test_no_curve_rises_where_it_must_not():
    card, _ = trained(TRAINED)
    for kind, question in STAGES:
        tables = getattr(card.kinds[kind], question).tables
        broken = [
            shape.broken(tables[factor.name])
            for factor, shape in zip(FACTORS, shapes(kind is CONTRACT), strict=True)
        ]
        assert sum(broken) == 0


@pytest.mark.parametrize(("kind", "question"), STAGES)
def test_at_20_000_proposals_it_beats_three_baselines(kind, question):
    """Ten fits, each on its own world's 20,000 proposals, judged on the same fresh draws."""
    seen, entries, answers = fresh(kind, question)
    gains: dict[str, list[float]] = {"constant": [], "trade": [], "expert": []}
    for seed in TRAINED:
        card, rows = fitted_on_20_000(seed)
        own = in_periods(rows[kind, question], Terms().fit_share, Terms().calibrate_share).fitted
        said = chances(getattr(card.kinds[kind], question), entries)
        beside = {
            "constant": np.full(len(said), own.answer.mean()),
            "trade": trade_rates(own, seen["rome"].to_numpy(dtype=object)),
            "expert": chances(getattr(expert().kinds[kind], question), entries),
        }
        for name, other in beside.items():
            gains[name].append(brier_gain(said, other, answers).value)
    told = {name: over_seeds(np.array(each)) for name, each in gains.items()}
    print(
        f"\n{kind} {question}: Brier below by "
        + ", ".join(f"{k} {g.value:.5f} [{g.low:.5f}, {g.high:.5f}]" for k, g in told.items())
    )
    assert all(gain.low > 0 for gain in told.values())


@cache
def fitted_on_20_000(seed: int):
    """A scorecard fitted on about 20,000 proposals of one world in all, and these."""
    rows = answered(world(seed), MONTHS)
    total = sum(len(rows[kind, "signed"]) for kind in (CONTRACT, OfferKind.PMSMP))
    rng = np.random.default_rng(3)
    kept = {
        which: each.where(rng.random(len(each)) < min(1.0, 20_000 / total))
        for which, each in rows.items()
    }
    return train(kept, expert(), {}), kept


def test_training_on_200_000_answers():
    _, rows = trained(TRAINED)
    rng = np.random.default_rng(2)
    share = {which: len(each) for which, each in rows.items()}
    total = sum(share.values())
    many = {
        which: each.where(np.sort(rng.integers(len(each), size=200_000 * len(each) // total)))
        for which, each in rows.items()
    }
    start = time.perf_counter()
    train(many, expert(), {})
    took = time.perf_counter() - start
    n = sum(len(each) for each in many.values())
    print(f"\n{n:,} answers trained in {took:.1f} s, one thread")
