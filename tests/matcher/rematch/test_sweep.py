"""Does a weight on prices place more people, and is the smallest that suffices recommended?"""

import numpy as np

from matcher.allocate import UNIT
from matcher.rematch.pairs import Pairs, no_pairs
from matcher.rematch.sweep import Tried, recommended, tried_weights
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

ONE = PROBABILITY_UNIT**2
CROWD, OFFERS = 8, 8
PRICES = np.where(np.arange(OFFERS) < 3, UNIT // 2, 0)
PLACES = np.ones(OFFERS, dtype=np.int32)


def crowded() -> Pairs:
    """Everybody likes the same three dear places best, and five free ones a little less."""
    person, offer = np.divmod(np.arange(CROWD * OFFERS), OFFERS)
    score = np.where(offer < 3, 6 * ONE // 10, (5 * ONE // 10) - (offer + person) % 5)
    minutes = np.zeros(len(offer), dtype=np.uint8)
    return Pairs(person.astype(np.int32), offer.astype(np.int32), score, minutes)


def test_the_weight_at_which_lists_part_places_more_and_shows_lower_scores() -> None:
    tried = tried_weights(crowded(), PRICES, PLACES, least_options=5)
    plain, counted = tried[0], tried[-1]
    assert (plain.weight, plain.matched) == (0.0, 3)
    assert counted.matched > plain.matched
    assert counted.shown_score < plain.shown_score
    # 0.1 of a score is won at a price of 0.5 times λ: from a quarter on, lists part.
    assert recommended(tried) == 0.25


def test_whoever_has_few_options_keeps_their_list() -> None:
    tried = tried_weights(crowded(), PRICES, PLACES, least_options=OFFERS + 1)
    assert {(each.matched, round(each.shown_score, 3)) for each in tried} == {(3, 60.0)}
    assert recommended(tried) == 0.0


def test_nothing_gained_is_no_reason_to_weigh_prices() -> None:
    assert recommended([Tried(0.0, 199, 50.0), Tried(1.0, 200, 40.0)]) == 0.0
    assert recommended([Tried(0.0, 100, 50.0), Tried(1.0, 200, 40.0)]) == 1.0


def test_a_run_of_nobody_recommends_nothing() -> None:
    tried = tried_weights(no_pairs(), PRICES, PLACES, least_options=5)
    assert {each.matched for each in tried} == {0}
    assert recommended(tried) == 0.0
