"""Does ranking in parts, on several threads, give what ranking one by one gives?"""

from datetime import date

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.france import country, people_frames, pool_frames
from data.scorecards import load_expert_page
from matcher.kernel.batch import AT_LEAST, AT_ONCE, everybody, parted, rank_crowd
from matcher.kernel.board import Board, Judges, board_of
from matcher.kernel.loop.rank import rank_people
from matcher.kernel.loop.work import Asked, Work, new_work
from matcher.kernel.prepare import Crowd, crowd_of
from matcher.pool import Pool
from matcher.rank.matcher import Matcher

TODAY = date(2026, 11, 25)
# Plain Python reads a third of them in the time that what is compiled takes for all.
PEOPLE, OFFERS, K = 20 if numba.config.DISABLE_JIT else 60, 1500, 20
type Lists = list[tuple[list[int], list[int], list[int], int]]


@pytest.fixture(scope="module")
def drawn(matcher: Matcher) -> tuple[Board, Crowd]:
    ground = country(3, TODAY)
    pool = Pool.from_frames(
        pool_frames(ground, OFFERS), ground.labels, load_expert_page()["priors"]
    )
    board = board_of(pool, Judges(matcher.scorecard, matcher.rules, matcher.travel), TODAY)
    return board, crowd_of(board, next(people_frames(ground, PEOPLE, OFFERS)))


def in_parts(drawn: tuple[Board, Crowd], threads: int) -> Lists:
    found: dict[int, tuple[list[int], list[int], list[int], int]] = {}
    for part in rank_crowd(*drawn, K, threads):
        best = part.listed
        for row, person in enumerate(part.rows.tolist()):
            columns = (best.offer[row].tolist(), best.score[row].tolist(), best.near[row].tolist())
            found[person] = (*columns, int(part.pairs[row]))
    return [found[person] for person in range(PEOPLE)]


@pytest.fixture(scope="module")
def one_by_one(drawn: tuple[Board, Crowd]) -> tuple[Lists, Work]:
    world = everybody(*drawn)
    work = new_work(world, PEOPLE, Asked(K))
    rank_people(world, np.arange(PEOPLE), work)
    best = work.listed
    columns = (best.offer.tolist(), best.score.tolist(), best.near.tolist(), work.pairs.tolist())
    return list(zip(*columns, strict=True)), work


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_neither_threads_nor_parts_change_a_list(
    drawn: tuple[Board, Crowd],
    one_by_one: tuple[Lists, Work],
    threads: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected, work = one_by_one
    assert work.listed.taken.sum() > PEOPLE
    assert in_parts(drawn, threads) == expected
    monkeypatch.setattr("matcher.kernel.batch.AT_ONCE", 7)
    monkeypatch.setattr("matcher.kernel.batch.AT_LEAST", 2)
    assert in_parts(drawn, threads) == expected


@given(n=st.integers(0, 60_000), threads=st.integers(1, 8))
def test_every_row_is_in_one_part_and_the_last_parts_are_small(n: int, threads: int) -> None:
    rows = np.arange(n)
    parts = parted(rows, threads)
    assert np.array_equal(np.concatenate([rows[:0], *parts]), rows)
    sizes = [len(part) for part in parts]
    assert all(0 < size <= AT_ONCE for size in sizes)
    assert sizes == sorted(sizes, reverse=True)
    # What the last thread may still be at while the others have nothing left.
    assert threads == 1 or not sizes or sizes[-1] <= AT_LEAST


def test_lists_are_the_same_whether_or_not_every_pair_is_noted(
    drawn: tuple[Board, Crowd], one_by_one: tuple[Lists, Work]
) -> None:
    """Skipping what cannot enter a list, and what lies beyond reach, loses nothing."""
    world = everybody(*drawn)
    expected, usual = one_by_one
    noting = new_work(world, 1, Asked(K, reads=len(world.by_trade.entries) + 1))
    for person in range(PEOPLE):
        noting.listed.taken[:] = 0
        noting.discussed.taken[:] = 0
        noting.listed.offer[:] = -1
        noting.discussed.offer[:] = -1
        noting.pairs[:] = 0
        rank_people(world, np.array([person]), noting)
        assert noting.listed.offer[0].tolist() == expected[person][0]
        assert noting.discussed.offer[0].tolist() == usual.discussed.offer[person].tolist()
        assert int(noting.pairs[0]) == expected[person][3]


def test_a_list_of_nothing_holds_nothing(drawn: tuple[Board, Crowd]) -> None:
    board, crowd = drawn
    (part,) = rank_crowd(board, crowd, 0)
    assert part.listed.taken.sum() == 0
    assert part.pairs.sum() > 0
