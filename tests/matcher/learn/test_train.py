"""A trained scorecard: its card, exact on the grid, the expert's where few answers tell."""

import json

import numpy as np
import pytest
from worlds.planted_rows import CONTRACT, EXPERT, planted, random_entries

from matcher.factors import FACTORS
from matcher.learn.judge import SMALLEST_GROUP, chances, trade_rates
from matcher.learn.rows import Answered, in_periods, last_year
from matcher.learn.shapes import shapes
from matcher.learn.terms import Terms
from matcher.learn.train import train
from matcher.rank.score import log_odds
from matcher.scorecard import Scorecard
from models.enums import OfferKind

WHICH = (CONTRACT, "signed")


@pytest.fixture(scope="module")
def trained() -> Scorecard:
    return train({WHICH: planted(1, 12_000)}, EXPERT, {"data": "planted"})


def _card(scorecard: Scorecard, question: str = "signed", kind: OfferKind = CONTRACT):
    return scorecard.card["questions"][str(kind)][question]


def test_its_card_tells_period_counts_and_measures_beside_three_baselines(trained):
    card = _card(trained)
    assert card["rows"] == 12_000
    assert card["missing"] == 0
    assert set(card["measures"]) == {"fitted", "constant", "trade", "expert"}
    periods = card["periods"]
    assert sum(periods[name]["rows"] for name in periods) == 12_000
    assert periods["fitted"]["to_day"] < periods["calibrated"]["from_day"]
    assert periods["calibrated"]["to_day"] < periods["judged"]["from_day"]
    assert card["measures"]["fitted"]["auc"]["low"] > card["measures"]["constant"]["auc"]["value"]
    assert all(card["brier_gain"][name]["low"] > 0 for name in ("constant", "trade", "expert"))
    assert len(card["deciles"]) == 10
    assert trained.card["data"] == "planted"


def test_groups_are_told_unless_they_are_small(trained):
    told = _card(trained)["groups"]["sex"]
    assert {entry["group"] for entry in told} == {"f", "m"}
    assert all(entry["rows"] >= SMALLEST_GROUP for entry in told)


def test_questions_without_answers_keep_the_experts_curves_and_say_how_many_are_missing(trained):
    for kind, question in ((CONTRACT, "held"), (OfferKind.PMSMP, "signed")):
        card = _card(trained, question, kind)
        assert (card["rows"], card["missing"], card["weight_of_expert"]) == (0, Terms().enough, 1.0)
        own = getattr(EXPERT.kinds[kind], question)
        assert getattr(trained.kinds[kind], question) is own


def test_few_answers_are_told_as_missing_and_leave_the_expert_most_of_the_weight():
    card = _card(train({WHICH: planted(2, 100)}, EXPERT, {}))
    assert card["missing"] == 900
    assert card["weight_of_expert"] > 0.5


def test_one_answer_leaves_the_expert_alone():
    scorecard = train({WHICH: planted(2, 1)}, EXPERT, {})
    signed = scorecard.kinds[CONTRACT].signed
    assert signed.intercept == EXPERT.kinds[CONTRACT].signed.intercept


def test_the_same_answers_in_any_order_give_the_same_scorecard(trained):
    rows = planted(1, 12_000)
    order = np.random.default_rng(5).permutation(12_000)
    turned = Answered(
        rows.entries[order],
        rows.answer[order],
        rows.day[order],
        rows.trade[order],
        {"sex": rows.groups["sex"][order]},
    )
    again = train({WHICH: turned}, EXPERT, {"data": "planted"})
    assert again.scorecard_id == trained.scorecard_id
    assert train({WHICH: planted(9, 6000)}, EXPERT, {}).scorecard_id != trained.scorecard_id


def test_no_chain_rises_on_the_grid(trained):
    for factor, shape in zip(FACTORS, shapes(contract=True), strict=True):
        assert shape.broken(trained.kinds[CONTRACT].signed.tables[factor.name]) == 0


def test_it_is_read_back_from_json_unchanged_and_its_contributions_add_up(trained):
    read = Scorecard.from_json(json.loads(json.dumps(trained.to_json())))
    stage = read.kinds[CONTRACT].signed
    entries = random_entries(np.random.default_rng(3), 200)
    total = log_odds(stage, entries.T.astype(np.int64))
    one_by_one = stage.intercept + sum(
        stage.tables[factor.name][entries[:, row]] for row, factor in enumerate(FACTORS)
    )
    np.testing.assert_array_equal(total, one_by_one)
    np.testing.assert_array_equal(
        chances(stage, entries), chances(trained.kinds[CONTRACT].signed, entries)
    )


def test_a_season_of_the_later_period_does_not_become_the_level_of_the_year():
    """Twice as many sign in the weeks that calibrate: what is said keeps to the whole year."""
    rows = planted(7, 12_000)
    periods = in_periods(rows, Terms().fit_share, Terms().calibrate_share)
    in_season = (rows.day >= periods.calibrated.day.min()) & (rows.day < periods.judged.day.min())
    also = in_season & (np.random.default_rng(1).random(12_000) < rows.answer[in_season].mean())
    seasonal = Answered(rows.entries, rows.answer | also, rows.day, rows.trade, rows.groups)
    stage = train({WHICH: seasonal}, EXPERT, {}).kinds[CONTRACT].signed
    known = seasonal.where(rows.day < periods.judged.day.min())
    year = known.where(known.day > known.day.max() - 365)
    said = chances(stage, year.entries).mean()
    assert said == pytest.approx(year.answer.mean(), abs=0.005)
    assert seasonal.answer[in_season].mean() > year.answer.mean() + 0.05


def test_the_last_year_of_several_periods_ends_on_their_last_day():
    early, late = planted(1, 30), planted(2, 30)
    early.day[:], late.day[:] = np.arange(30) * 10, 300 + np.arange(30) * 10
    kept = last_year(early, late)
    assert (kept.day.min(), kept.day.max(), len(kept)) == (230, 590, 37)
    assert len(last_year(early.where(early.day < 0))) == 0


def test_one_day_is_never_in_two_periods():
    rows = planted(4, 300)
    same_day = Answered(rows.entries, rows.answer, np.full(300, 7), rows.trade)
    periods = in_periods(same_day, 0.7, 0.15)
    assert (len(periods.fitted), len(periods.calibrated), len(periods.judged)) == (0, 0, 300)
    empty = in_periods(same_day.where(np.zeros(300, dtype=bool)), 0.7, 0.15)
    assert len(empty.judged) == 0


def test_a_trade_not_seen_before_is_given_the_rate_of_all():
    early, late = planted(5, 400), planted(6, 2)
    late.trade[:] = ["D1102", "K1304"]
    known, unknown = trade_rates(early, late.trade)
    assert unknown == pytest.approx((early.answer.sum() + 0.5) / 401)
    assert known != unknown
