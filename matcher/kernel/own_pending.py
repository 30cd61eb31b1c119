"""A pool as somebody sees it whose own proposals wait: they are no competition to themselves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import day_number
from matcher.kernel.aside import Columns, Worth
from matcher.kernel.board import Board
from matcher.kernel.offers.arranged import offer_points
from matcher.kernel.offers.entries import most_worth
from matcher.pool import Pool


def without_pending(board: Board, offer_ids: Sequence[str]) -> Board:
    """The same board as if these proposals were not waiting (see `Pool.without_pending`).

    Only what these offers are worth is reckoned again; the rest is shared, or copied once.
    """
    if not offer_ids:
        # Most have none: a list must not pay for a look through the offers of a country.
        return board
    pool = board.pool.without_pending(offer_ids)
    changed = _changed(board.pool, pool, offer_ids)
    if not len(changed):
        return board
    worth = _worth(board, pool, changed)
    shown = board.aside.changed(Columns.of(board.offers, board.by_trade), worth)
    by_trade = board.by_trade._replace(entries=shown.entries)
    return replace(board, pool=pool, offers=shown.offers, by_trade=by_trade)


def _changed(before: Pool, after: Pool, offer_ids: Sequence[str]) -> NDArray[np.int64]:
    """Rows of the pool where fewer wait than before, ascending."""
    named = {row for row in map(before.row_of, offer_ids) if row is not None}
    was, now = before.offers.pending, after.offers.pending
    return np.array(sorted(row for row in named if was[row] != now[row]), dtype=np.int64)


def _worth(board: Board, pool: Pool, rows: NDArray[np.int64]) -> Worth:
    """What the offers at these rows of the pool are worth; of kinds that are scored."""
    few = replace(pool, offers=pool.offers.take(rows))
    points = offer_points(few, board.scorecard, day_number(board.reading.today))
    found = [np.flatnonzero(board.order.rows == row) for row in rows.tolist()]
    scored = np.array([len(each) > 0 for each in found], dtype=bool)
    place = np.concatenate([np.empty(0, dtype=np.int64), *found])
    named = [_entries_of(board, each) for each in place.tolist()]
    worth: Any = cast(Any, board.offers)[place]
    for number, name in enumerate(("points_own", "points_lift", "points_unknown")):
        worth[name] = points[scored, number]
    most = most_worth(worth, board.courses.points)
    return Worth(
        place,
        points[scored],
        np.concatenate([np.empty(0, dtype=np.int64), *named]),
        np.repeat(most, [len(each) for each in named]),
    )


def _entries_of(board: Board, place: int) -> NDArray[np.int64]:
    """Rows of the entries that name an offer: one in the stretch of its cell for each trade."""
    order, index = board.order, board.by_trade
    offer: Any = cast(Any, board.offers)[place]
    cell = int(np.searchsorted(index.zone_from, offer["zone"], side="right")) - 1
    further = order.others[order.other_from[place] : order.other_from[place + 1]]
    found = []
    for trade in (order.trade[place], *further):
        first, end = index.starts[cell : cell + 2, trade, int(offer["is_pmsmp"])]
        found.append(first + np.flatnonzero(index.entries["row"][first:end] == place))
    return np.concatenate(found)
