"""Is a list the same, whoever worked with the same scratch before?"""

from dataclasses import replace
from typing import Any

import numpy as np
from beside.kernel_beside import VIEWER
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds.random_worlds import worlds
from worlds.small_world import TODAY, World

from matcher.kernel.batch import everybody
from matcher.kernel.board import Board
from matcher.kernel.columns.world import World as Columns
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, Work, new_work
from matcher.kernel.prepare import crowd_of
from matcher.kernel.reads import read_each
from matcher.kernel.ways.around import most_ranges
from matcher.rank.matcher import Matcher

ASKED = Asked(3)


def columns_of(board: Board, small: World) -> Columns:
    return everybody(board, crowd_of(board, small.frames_of_person(), VIEWER))


def lists_of(world: Columns, work: Work) -> list[list[Any]]:
    rank_people(world, np.arange(1), work)
    return [column.tolist() for lists in (work.listed, work.discussed) for column in lists]


@settings(max_examples=30)
@given(one=worlds, other=worlds, turns=st.lists(st.booleans(), min_size=2, max_size=5))
def test_nobody_sees_what_was_reckoned_for_another(
    matcher: Matcher, one: dict[str, Any], other: dict[str, Any], turns: list[bool]
) -> None:
    """Two people of other homes, means and limits, in any turn, before one pool."""
    board = matcher.board(World(**one).read_pool(), TODAY)
    people = columns_of(board, World(**one)), columns_of(board, World(**other))
    for turn in turns:
        world = people[turn]
        alone = lists_of(world, new_work(world, 1, ASKED))
        with board.at_rest.work(world, 1, ASKED) as work:
            assert lists_of(world, work) == alone


def test_who_asks_next_takes_what_is_laid_aside_and_two_at_once_have_one_each(
    matcher: Matcher,
) -> None:
    small = World(offers=[{"km": 3}], wishes=[{"rome": "D1102"}])
    board = matcher.board(small.read_pool(), TODAY)
    world = columns_of(board, small)
    with board.at_rest.work(world, 1, ASKED) as first, board.at_rest.work(world, 1, ASKED) as twin:
        assert first.scratch.kept.most is not twin.scratch.kept.most
    with board.at_rest.work(world, 1, ASKED) as again:
        assert any(again.scratch.kept.most is known.scratch.kept.most for known in (first, twin))
        assert again.listed.offer is not first.listed.offer


def test_who_stops_reading_leaves_the_scratch_to_the_next(matcher: Matcher) -> None:
    small = World(offers=[{"km": 3}], wishes=[{"rome": "D1102"}])
    board = matcher.board(small.read_pool(), TODAY)
    world = columns_of(board, small)
    first = next(read_each(board, world, [0, 0]))
    with board.at_rest.scratch(world, most_ranges(world)) as known:
        pass
    again = next(read_each(board, world, [0]))
    assert again.score.tolist() == first.score.tolist() != []
    with board.at_rest.scratch(world, most_ranges(world)) as last:
        assert last.kept.most is known.kept.most


def test_a_board_made_from_another_has_scratch_of_its_own(matcher: Matcher) -> None:
    small = World(offers=[{"km": 3}], wishes=[{"rome": "D1102"}])
    board = matcher.board(small.read_pool(), TODAY)
    assert replace(board, zone=board.zone).at_rest is not board.at_rest
