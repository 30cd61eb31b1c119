"""How are changed offers laid among those that stay, in the order the kernel reads them?"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import day_number
from matcher.eligibility import Eligibility
from matcher.kernel.board import Board
from matcher.kernel.columns.offers import Offers, Posts
from matcher.kernel.offers.arranged import (
    Sorted,
    offer_points,
    offers_of,
    posts_of,
    sorted_offers,
)
from matcher.kernel.offers.law import offer_law
from matcher.pool import Pool
from matcher.refresh.codes import Renumbered
from matcher.refresh.pool import Edited
from matcher.refresh.splice import Longs, Splice


@dataclass(frozen=True)
class Laid:
    """Offers in the order of the kernel."""

    order: Sorted
    offers: Offers
    posts: Posts


def laid_among(
    board: Board,
    edited: Edited,
    numbered: Renumbered,
    zone: NDArray[np.int32],
    fresh: Longs,
) -> Laid:
    """The rows `fresh` of the pool read anew, and all others as the board has them."""
    new = _read_anew(board, edited.pool, numbered, zone, fresh)
    row = edited.rows.now[board.offers.pool_row]
    stays = (row >= 0) & ~np.isin(row, fresh)
    offers, posts = _carried_on(board, numbered, row, zone)
    size = (len(zone), int(zone.max(initial=0)) + 1)
    kept = np.flatnonzero(stays)
    places = np.searchsorted(_keys(offers, size)[kept], _keys(new.offers, size))
    at = np.append(kept, len(row))[places]
    laid = Splice.of(len(row), np.flatnonzero(~stays).tolist(), at.tolist())
    merged = _merged(Offers, laid, (offers, new.offers))
    others, other_from = laid.ragged(
        (board.order.others, board.order.other_from), (new.order.others, new.order.other_from)
    )
    only_for = numbered.now("structures", board.order.only_for)
    return Laid(
        Sorted(
            merged.pool_row.astype(np.int64),
            merged.trade,
            others,
            other_from,
            laid.column(only_for, new.order.only_for),
        ),
        merged,
        _merged(Posts, laid, (posts, new.posts)),
    )


def _carried_on(
    board: Board, numbered: Renumbered, row: Longs, zone: NDArray[np.int32]
) -> tuple[Offers, Posts]:
    """What the board holds, by the numbers of now; `row`: of each offer, -1 once it is gone."""
    offers = _columns(Offers, board.offers)._replace(
        pool_row=row.astype(np.int32),
        zone=np.append(zone, np.int32(0))[row],
        employer=numbered.now("employers", board.offers.employer),
        rncp=numbered.now("rncp", board.offers.rncp),
    )
    posts = _columns(Posts, board.posts)._replace(
        course_text=numbered.now("courses", board.posts.course_text)
    )
    return offers, posts


def _columns[T: (Offers, Posts)](kind: type[T], rows: T) -> T:
    """Columns side by side of what is laid row by row."""
    laid: Any = rows
    return kind(*(np.asarray(laid[name]) for name in kind._fields))


def _merged[T: (Offers, Posts)](kind: type[T], laid: Splice, both: tuple[T, T]) -> T:
    old, new = both
    columns = zip(tuple[Any, ...](old), tuple[Any, ...](new), strict=True)
    return kind(*(laid.column(*each) for each in columns))


def _keys(offers: Offers, size: tuple[int, int]) -> Longs:
    """By which offers are sorted, in one number: trade, kind, zone, row."""
    rows, zones = size
    of_trade = offers.trade.astype(np.int64) * 2 + offers.is_pmsmp
    return (of_trade * zones + offers.zone) * rows + offers.pool_row


def _read_anew(
    board: Board, pool: Pool, numbered: Renumbered, zone: NDArray[np.int32], fresh: Longs
) -> Laid:
    """Offers of these rows alone, judged, numbered by their rows of the whole pool."""
    few, reading = replace(pool, offers=pool.offers.take(fresh)), board.reading
    rules, today = reading.rules, reading.today
    order = sorted_offers(few, numbered.codes, zone[fresh])
    points = offer_points(few, board.scorecard, day_number(today))
    majority = int(rules.value("minors_ages", today)["under_18"])
    law = offer_law(few.offers, Eligibility(rules, today), majority, today)
    offers = offers_of(few, numbered.codes, order, zone[fresh], points)
    return Laid(
        order,
        offers._replace(pool_row=fresh[order.rows].astype(np.int32)),
        posts_of(few, numbered.codes, order, law),
    )
