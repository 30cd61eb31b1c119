"""Does deferred acceptance leave nobody who would rather be elsewhere, where they are wanted?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from worlds.markets import drawn_market, rooms_of

from matcher.allocate import Candidates, allocate, market_of
from matcher.allocate.allocation import value_of
from matcher.allocate.stable import stable_edges


@given(st.integers(0, 2**32 - 1))
def test_no_pair_would_both_rather_have_each_other(number: int) -> None:
    rng = np.random.default_rng(number)
    candidates, rooms = drawn_market(rng)
    market = market_of(candidates, rooms)
    liking = rng.permutation(len(candidates.value))
    chosen = market.row[stable_edges(market, liking, seed=number)]
    held = np.zeros(len(candidates.value), dtype=bool)
    held[chosen] = True
    for row in np.flatnonzero(~held & (candidates.value > 0)):
        of_person = np.flatnonzero(held & (candidates.person == candidates.person[row]))
        of_offer = np.flatnonzero(held & (candidates.offer == candidates.offer[row]))
        person_room = rooms.person[candidates.person[row]]
        offer_room = rooms.offer[candidates.offer[row]]
        assert len(of_person) <= person_room
        assert len(of_offer) <= offer_room
        would_come = person_room > 0 and (
            len(of_person) < person_room
            or candidates.value[of_person].min() < candidates.value[row]
        )
        would_take = offer_room > 0 and (
            len(of_offer) < offer_room or liking[of_offer].min() < liking[row]
        )
        assert not (would_come and would_take), row


@given(st.integers(0, 2**32 - 1))
def test_it_never_exceeds_the_maximum(number: int) -> None:
    candidates, rooms = drawn_market(np.random.default_rng(number))
    market = market_of(candidates, rooms)
    edges = stable_edges(market, candidates.value, seed=1)
    assert value_of(market, edges) <= allocate(market, seed=1).value


def test_between_equals_the_seed_decides_as_by_lot() -> None:
    six = Candidates(
        np.arange(6, dtype=np.int32), np.zeros(6, dtype=np.int32), np.ones(6, dtype=np.int64)
    )
    market = market_of(six, rooms_of([1] * 6, [1]))
    got = {int(stable_edges(market, six.value, seed)[0]) for seed in range(20)}
    assert len(got) > 2
