"""Does what is said of unread pairs hold for every pair there is, at any prices that only rose?"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from worlds.rematch_world import PEOPLE, TERMS

from matcher.allocate import allocate
from matcher.allocate.certificate import bound_of, surplus_of
from matcher.kernel.worth.priced import Prices, value_of_scores
from matcher.rematch.field import Play
from matcher.rematch.merged import merged, new_among
from matcher.rematch.pairs import Pairs
from matcher.rematch.unseen import Unseen

SHORT = 4
ONE_EACH = replace(TERMS, suggestions=1, bonus=0.0)


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.rematch.field.LISTED", SHORT)
    monkeypatch.setattr("matcher.rematch.unseen.LISTED", SHORT)


@pytest.mark.parametrize("terms", [ONE_EACH, TERMS], ids=["one", "three with a bonus"])
def test_bounds_hold_over_every_pair_before_and_after_prices_rise(
    play_of: Callable[..., Play], every_pair: Pairs, terms
) -> None:
    play = play_of(terms)
    pairs = play.first_lists()
    weight = play.weights(pairs)
    market = play.market(pairs, weight)
    of_all = play_of(terms, every_pair).market(every_pair, weight)
    found = allocate(market, seed=1)
    price = found.prices // found.scale
    first = Unseen.after_first_lists(play, pairs, weight)
    needy = first.needy(market, price)
    # Whoever gains by a pair that was not read is among those in need.
    gains = surplus_of(of_all, price, 1) > surplus_of(market, price, 1)
    assert 0 < gains.sum() <= needy.sum() < PEOPLE
    assert not (gains & ~needy).any()

    asked = Prices(price, weight, terms.least_score, play.bonus)
    lists = play.longer_lists(needy, SHORT, asked)
    worth = value_of_scores(lists.score, weight[lists.person]) - price[lists.offer]
    read = first.after_lists_at(play, lists, (needy, price, worth))
    market = play.market(merged(pairs, new_among(lists, pairs)), weight)
    rng = np.random.default_rng(5)
    for _ in range(20):
        moved = np.maximum(0, price + rng.integers(-50_000, 300_000, len(price)))
        bound, risen = read.bound(market, moved)
        assert (risen >= price).all()
        assert bound_of(of_all, risen, 1) <= bound
        assert not (surplus_of(of_all, risen, 1) > surplus_of(market, risen, 1))[
            ~read.needy(market, risen)
        ].any()
    # Once prices fell, as many are in need as before anybody was read again.
    again = read.at_no_price()
    assert (again.needy(market, price) == first.needy(market, price)).all()
