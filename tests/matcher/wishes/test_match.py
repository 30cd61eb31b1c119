"""Through which wish, or which trade near a wish, does each offer match?"""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.wishes import TradeClass, match_offers, wanted_trades
from matcher.wishes.match import explore_offers

BAKER, PASTRY, MASON, WAITER, COOK = "D1102", "D1104", "F1703", "G1803", "G1602"
RELATED = {
    BAKER: [(PASTRY, "close"), (COOK, "evolution")],
    MASON: [(COOK, "close")],
    WAITER: [(BAKER, "close"), (COOK, "close")],
}


def wanted(world: Any, *romes: str) -> dict[str, tuple[TradeClass, int]]:
    person = world(wishes=[{"rome": rome} for rome in romes]).read_person()
    return wanted_trades(person, RELATED)


def test_wishes_count_by_their_rank_and_nearby_trades_below(world: Any) -> None:
    found = wanted(world, BAKER, MASON, "A1101", "A1201", "A1202")
    assert found == {
        BAKER: (TradeClass.WISH_1, 0),
        MASON: (TradeClass.WISH_2, 1),
        "A1101": (TradeClass.WISH_3, 2),
        "A1201": (TradeClass.WISH_LATER, 3),
        "A1202": (TradeClass.WISH_LATER, 4),
        PASTRY: (TradeClass.CLOSE_TO_WISH_1, 0),
        COOK: (TradeClass.CLOSE_TO_WISH_2, 1),
    }


def test_a_trade_that_is_wished_and_also_near_another_wish_counts_as_wished(world: Any) -> None:
    assert wanted(world, BAKER, PASTRY)[PASTRY] == (TradeClass.WISH_2, 1)
    assert wanted(world, WAITER, BAKER)[BAKER] == (TradeClass.WISH_2, 1)


def test_a_trade_near_a_third_wish_is_near_a_later_wish(world: Any) -> None:
    assert wanted(world, "A1101", "A1201", WAITER)[COOK] == (TradeClass.CLOSE_TO_LATER_WISH, 2)


def test_nobody_without_a_wish_wants_a_trade(world: Any) -> None:
    assert wanted(world) == {}


def test_an_evolution_is_told_apart_from_a_close_trade(world: Any) -> None:
    assert wanted(world, BAKER)[COOK] == (TradeClass.EVOLUTION, 0)


def rows_of(offers: list[list[str]]) -> dict[str, Any]:
    codes = {code for offer in offers for code in offer}
    return {
        code: np.array([n for n, offer in enumerate(offers) if code in offer]) for code in codes
    }


def test_an_offer_of_several_trades_matches_through_the_best(world: Any) -> None:
    offers = [[PASTRY, BAKER], [COOK, MASON], ["nothing wanted"], [PASTRY]]
    rows, trades = match_offers(wanted(world, BAKER, MASON), rows_of(offers), len(offers))
    assert rows.tolist() == [0, 1, 3]
    assert trades.rome.tolist() == [BAKER, MASON, PASTRY]
    assert trades.wish.tolist() == [0, 1, 0]


def test_of_two_equal_classes_the_earlier_wish_counts(world: Any) -> None:
    """The fourth and fifth wish weigh the same, but each may have a travel limit of its own."""
    for fourth, fifth in (("B1101", "B1201"), ("B1201", "B1101")):
        table = wanted(world, BAKER, MASON, PASTRY, fourth, fifth)
        _, trades = match_offers(table, rows_of([["B1101", "B1201"]]), 1)
        assert (trades.rome[0], trades.wish[0]) == (fourth, 3)


trades = st.sampled_from([BAKER, PASTRY, MASON, WAITER, COOK, "A1101", "A1201", "A1202"])


@given(
    st.lists(trades, max_size=6, unique=True),
    st.lists(st.lists(trades, min_size=1, max_size=3, unique=True), max_size=6),
)
def test_the_match_is_the_best_of_the_offers_trades(
    world: Any, wishes: list[str], offers: list[list[str]]
) -> None:
    table = wanted(world, *wishes)
    rows, found = match_offers(table, rows_of(offers), len(offers))
    expected = {
        n: min(table[code] for code in offer if code in table)
        for n, offer in enumerate(offers)
        if any(code in table for code in offer)
    }
    assert rows.tolist() == sorted(expected)
    for row, kind, rome, wish in zip(rows, found.trade_class, found.rome, found.wish, strict=True):
        assert (kind, wish) == expected[row]
        assert rome in offers[row]


def test_exploring_matches_each_offer_by_its_own_trade() -> None:
    rows = np.array([2, 0])
    found = explore_offers(rows, np.array([BAKER, MASON, PASTRY], dtype=object))
    assert found.rome.tolist() == [PASTRY, BAKER]
    assert set(found.trade_class) == {TradeClass.EXPLORING}
    assert found.wish.tolist() == [-1, -1]
