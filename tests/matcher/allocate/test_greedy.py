"""Does the greedy baseline take what is worth most first, within the rooms?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from worlds.markets import drawn_market, rooms_of

from matcher.allocate import Candidates, allocate, market_of
from matcher.allocate.allocation import value_of
from matcher.allocate.greedy import greedy_edges


def test_the_greatest_value_is_served_first_even_when_the_total_suffers() -> None:
    pairs = Candidates(
        np.array([0, 0, 1], dtype=np.int32),
        np.array([0, 1, 0], dtype=np.int32),
        np.array([9, 8, 7]),
    )
    market = market_of(pairs, rooms_of([1, 1], [1, 1]))
    assert value_of(market, greedy_edges(market)) == 9
    assert allocate(market, seed=1).value == 15


@given(st.integers(0, 2**32 - 1))
def test_it_keeps_to_the_rooms_and_never_exceeds_the_maximum(number: int) -> None:
    candidates, rooms = drawn_market(np.random.default_rng(number))
    market = market_of(candidates, rooms)
    edges = greedy_edges(market)
    chosen = market.row[edges]
    people = np.bincount(candidates.person[chosen], minlength=len(rooms.person))
    offers = np.bincount(candidates.offer[chosen], minlength=len(rooms.offer))
    assert (people <= rooms.person).all()
    assert (offers <= rooms.offer).all()
    assert (candidates.value[chosen] > 0).all()
    assert value_of(market, edges) <= allocate(market, seed=1).value
