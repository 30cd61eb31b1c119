"""Which pools stand ready to be read? Their columns, built once a pool and day."""

from datetime import date
from threading import Lock
from typing import Final

from matcher.kernel.board import Board, Judges, board_of
from matcher.pool import Pool
from matcher.refresh.board import edited_board
from matcher.refresh.pool import Edited

# The pool that is read, the one that takes its place, and one made up for a plan.
_KEPT: Final = 3


class Boards:
    """Boards of the pools used last; a pool is known by being itself, not by what it holds."""

    def __init__(self, judges: Judges) -> None:
        self._judges = judges
        self._known: tuple[tuple[Pool, date, Board], ...] = ()
        self._building = Lock()

    def of(self, pool: Pool, today: date) -> Board:
        """The board of a pool on a day, waiting for it to be built when it is new."""
        board = self._at_hand(pool, today)
        if board is not None:
            return board
        with self._building:
            board = self._at_hand(pool, today)
            if board is None:
                board = board_of(pool, self._judges, today)
                self._keep(pool, today, board)
        return board

    def edited(self, edited: Edited, today: date) -> Board:
        """The board of an edited pool, from the one before where that is at hand."""
        before = self._at_hand(edited.before, today)
        board = None if before is None else edited_board(before, edited)
        if board is None:
            return self.of(edited.pool, today)
        with self._building:
            self._keep(edited.pool, today, board)
        return board

    def _keep(self, pool: Pool, today: date, board: Board) -> None:
        self._known = (*self._known[1 - _KEPT :], (pool, today, board))

    def _at_hand(self, pool: Pool, today: date) -> Board | None:
        for known, day, board in self._known:
            if known is pool and day == today:
                return board
        return None
