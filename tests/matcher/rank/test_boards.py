"""Is a board built once for all who ask for it?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event
from typing import Any

import pytest
from worlds.small_world import TODAY, World

from matcher.kernel.board import Board, Judges, board_of
from matcher.pool import Pool
from matcher.rank.boards import Boards
from matcher.rank.matcher import Matcher


def test_two_who_ask_at_once_wait_for_one_board(
    matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, has_looked, may_end = Event(), Event(), Event()
    built: list[Board] = []
    looks: list[Board | None] = []

    class Watched(Boards):
        def _at_hand(self, pool: Pool, today: date) -> Board | None:
            looks.append(super()._at_hand(pool, today))
            if len(looks) == 3:
                has_looked.set()
            return looks[-1]

    def slowly(*given: Any) -> Board:
        begun.set()
        assert may_end.wait(120)
        built.append(board_of(*given))
        return built[-1]

    monkeypatch.setattr("matcher.rank.boards.board_of", slowly)
    boards = Watched(Judges(matcher.scorecard, matcher.rules, matcher.travel))
    pool = World(offers=[{"km": 1}]).read_pool()
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(boards.of, pool, TODAY)
        assert begun.wait(120)
        second = threads.submit(boards.of, pool, TODAY)
        # The first looked twice, the second once: nothing was there yet.
        assert has_looked.wait(120)
        may_end.set()
        assert first.result() is second.result()
    assert len(built) == 1
    assert boards.of(pool, TODAY) is built[0]
