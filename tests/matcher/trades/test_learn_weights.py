import numpy as np

from api.services.trades.find_trades import trade_references
from matcher.trades.evidence import MEASURES
from matcher.trades.learn_weights import NOT_LEARNED, LearningPlan, fitted_weights, learn_weights
from matcher.trades.weights import DIPLOMA_WEIGHTS, TRADE_WEIGHTS, in_order


def test_a_measure_that_tells_the_right_trade_gets_the_weight() -> None:
    chance = np.random.default_rng(0)
    measures = chance.random((200, 6, len(MEASURES)))
    answers = measures[:, :, MEASURES.index("cover")].argmax(axis=1)
    weights = fitted_weights(measures, answers)
    assert set(weights) == set(MEASURES) - set(NOT_LEARNED)
    assert max(weights, key=lambda name: weights[name]) == "cover"
    assert all(
        abs(value) < weights["cover"] / 3 for name, value in weights.items() if name != "cover"
    )


def test_the_same_plan_learns_the_same_weights_on_hidden_texts() -> None:
    frames = trade_references()
    kept = frames["trades"]["rome"].iloc[::20]
    small = frames | {
        name: frames[name][frames[name]["rome"].isin(kept)]
        for name in ("trades", "titles", "rome4", "naf_rome_hires", "lexicon")
    }
    small["qualifications"] = frames["qualifications"].iloc[::20]
    small["apprenticeship_codes"] = frames["apprenticeship_codes"].iloc[:0]
    plan = LearningPlan(folds=4, held_out=1, texts=40)
    weights = learn_weights(small, plan)
    assert weights == learn_weights(small, plan)
    assert weights["nearest_letters"] > 0
    assert weights["cover"] > 0


def test_every_measure_has_a_weight_for_both_kinds_of_text() -> None:
    assert len(in_order(TRADE_WEIGHTS)) == len(in_order(DIPLOMA_WEIGHTS)) == len(MEASURES)
    assert set(TRADE_WEIGHTS) == set(DIPLOMA_WEIGHTS) == set(MEASURES)
