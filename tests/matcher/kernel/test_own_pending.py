"""Are one's own waiting proposals no competition, and everybody else's columns left alone?"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from beside.same_columns import differences
from hypothesis import example, given, settings
from hypothesis import strategies as st
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.kernel.board import Board
from matcher.kernel.own_pending import without_pending
from matcher.rank.matcher import Matcher

READ = ("offers", "by_trade")
own = st.lists(st.sampled_from(["o1", "o2", "o3", "o7", "gone"]), max_size=4)
WAITED_FOR: dict[str, Any] = {
    "offers": [
        {"km": 1, "pending": 4, "other_romes": "D1104"},
        {"km": 300, "pending": 2, "kind": "pmsmp"},
        {"km": None, "pending": 1, "course_id": "c1"},
    ]
}


def columns(board: Board) -> dict[str, Any]:
    """Copies of what a query reads of the offers."""
    return {
        "offers": np.array(board.offers),
        "entries": board.by_trade.entries.copy(),
        "pending": board.pool.offers.pending.copy(),
    }


@settings(max_examples=40)
@given(world=worlds, turns=st.lists(own, min_size=1, max_size=4))
@example(world=WAITED_FOR, turns=[["o1", "o2"], ["o3"], ["o1", "o1", "o3"], ["o2"]])
def test_whose_proposals_wait_reads_the_pool_without_them_and_nobody_else_does(
    matcher: Matcher, world: dict[str, Any], turns: list[list[str]]
) -> None:
    """Two at once, and others after them."""
    pool = World(**world).read_pool()
    board = matcher.board(pool, TODAY)
    untouched = columns(board)
    held: list[Board] = []
    for number, ids in enumerate(turns):
        if number % 2 == 0:
            held.clear()
        shown = without_pending(board, ids)
        expected = matcher.board(pool.without_pending(ids), TODAY)
        for name in READ:
            found = [*differences(getattr(shown, name), getattr(expected, name), name)]
            assert not found, found
        assert np.array_equal(shown.pool.offers.pending, expected.pool.offers.pending)
        held.append(shown)
    assert not [*differences(columns(board), untouched)]


def test_a_copy_is_taken_by_the_next_when_nobody_holds_it_any_more(matcher: Matcher) -> None:
    board = matcher.board(World(**WAITED_FOR).read_pool(), TODAY)
    first = without_pending(board, ["o1"])
    twin = without_pending(board, ["o1"])
    copy = first.by_trade.entries
    assert copy is not twin.by_trade.entries
    del first
    again = without_pending(board, ["o2"])
    assert again.by_trade.entries is copy


def test_nothing_of_theirs_in_the_pool_is_the_board_itself(matcher: Matcher) -> None:
    board = matcher.board(World(**WAITED_FOR).read_pool(), TODAY)
    assert without_pending(board, []) is board
    assert without_pending(board, ["gone"]) is board


def test_several_threads_may_ask_at_once(matcher: Matcher) -> None:
    board = matcher.board(World(**WAITED_FOR).read_pool(), TODAY)
    alone = {key: columns(without_pending(board, [key])) for key in ("o1", "o2", "o3")}

    def same(turn: int) -> bool:
        key = ("o1", "o2", "o3")[turn % 3]
        return not [*differences(columns(without_pending(board, [key])), alone[key])]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(same, range(60)))
