"""A pool as somebody sees it whose own proposals wait: they are no competition to themselves."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matcher.columns.missing import day_number
from matcher.kernel.board import Board
from matcher.kernel.columns.world import copied
from matcher.kernel.offers.arranged import offer_points
from matcher.kernel.offers.entries import most_worth


def without_pending(board: Board, offer_ids: Sequence[str]) -> Board:
    """The same board as if these proposals were not waiting (see `Pool.without_pending`).

    Only what these offers are worth is reckoned again; the rest is shared.
    """
    if not offer_ids:
        # Most have none: a list must not pay for a look through the offers of a country.
        return board
    pool = board.pool.without_pending(offer_ids)
    changed = np.flatnonzero(pool.offers.pending != board.pool.offers.pending)
    if not len(changed):
        return board
    offers = copied(board.offers)
    few = replace(pool, offers=pool.offers.take(changed))
    points = offer_points(few, board.scorecard, day_number(board.reading.today))
    for row, worth in zip(changed.tolist(), points, strict=True):
        at = np.flatnonzero(offers.pool_row == row)
        offers.points_own[at], offers.points_lift[at], offers.points_unknown[at] = worth
    entries = board.by_trade.entries.copy()
    entries["points"] = most_worth(offers, board.courses.points)[entries["row"]]
    by_trade = board.by_trade._replace(entries=entries)
    return replace(board, pool=pool, offers=offers, by_trade=by_trade)
