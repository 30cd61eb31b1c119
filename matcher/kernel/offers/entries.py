"""Where does the kernel find the offers of a trade, kind by kind and cell by cell?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.codes import Codes
from matcher.kernel.columns.offers import Asks, Entries, Index, Offers
from matcher.kernel.columns.world import Ints, Longs, records
from matcher.kernel.loop.merge import FIELDS
from matcher.kernel.offers.arranged import Sorted
from matcher.kernel.ways.zones import Zones
from matcher.kernel.worth.points import most

KINDS: Final = 2
_NOTHING: Final = -1


def index_of(
    offers: Offers, order: Sorted, zones: Zones, codes: Codes, course_points: Longs
) -> Index:
    """Entries of every trade that offers name, first or further."""
    further = np.diff(order.other_from)
    own = np.arange(len(further))
    rows = np.concatenate([own, np.repeat(own, further)])
    trade = np.concatenate([order.trade, order.others]).astype(np.int64)
    kind = offers.is_pmsmp[rows].astype(np.int64)
    by_trade = np.lexsort((offers.pool_row[rows], offers.zone[rows], kind, trade))
    rows, trade = rows[by_trade], trade[by_trade]
    cell = np.searchsorted(zones.zone_from, offers.zone[rows], side="right") - 1
    asks, named, asked = _asks(order)
    other = _other_trades(order, len(codes.trades))[rows]
    # Where it is one trade, it is the other of the two that the offer names.
    one = other < len(codes.trades)
    other[one] += order.trade[rows][one] - trade[one]
    points = most_worth(offers, course_points)
    return Index(
        entries=np.asarray(records(_entries(offers, rows, points, asked, other))),
        starts=_starts(trade * KINDS + kind[by_trade], cell, (len(codes.trades), len(zones.key))),
        cell_key=zones.key,
        zone_from=zones.zone_from,
        field=np.array([(ord(code[0]) - ord("A")) % FIELDS for code in codes.trades], np.int32),
        asks=records(asks),
        named=named,
    )


def _starts(group: Longs, cell: NDArray[np.int64], size: tuple[int, int]) -> Ints:
    """Where the entries of each cell, trade and kind begin; `group`: trade and kind of each."""
    trades, cells = size
    stretches = np.arange(trades * KINDS * (cells + 1))
    starts = np.searchsorted(group * (cells + 1) + cell, stretches).astype(np.int32)
    # Neighbours ask for the same cells, each for trades of their own.
    by_cell: Ints = np.ascontiguousarray(
        starts.reshape(trades, KINDS, cells + 1).transpose(2, 0, 1)
    )
    return by_cell


def _entries(
    offers: Offers, rows: NDArray[np.int64], points: Longs, asked: Ints, other: NDArray[np.int64]
) -> Entries:
    return Entries(
        points=points[rows],
        row=rows.astype(np.int32),
        zone=offers.zone[rows],
        start_from=offers.start_from[rows],
        start_to=offers.start_to[rows],
        asks=asked[rows],
        other=other.astype(np.uint16),
        level=offers.level[rows],
        imposes=_imposes(offers)[rows],
    )


def _imposes(offers: Offers) -> NDArray[np.bool_]:
    return np.asarray((offers.course >= 0) & ~offers.is_pmsmp)


def _other_trades(order: Sorted, trades: int) -> NDArray[np.int64]:
    """The one further trade of each offer; past all trades: it has none, or asks more than that."""
    further = np.diff(order.other_from)
    other = np.full(len(further), trades, dtype=np.int64)
    one = further == 1
    other[one] = order.others[order.other_from[:-1][one]]
    other[(further > 1) | (order.only_for != 0)] = trades + 1
    return other


def _asks(order: Sorted) -> tuple[Asks, Ints, Ints]:
    """What offers ask before they are read, the trades they name, and each offer's row of these."""
    further = np.diff(order.other_from)
    asking = np.flatnonzero((order.only_for != 0) | (further > 0))
    asked = np.full(len(further), _NOTHING, dtype=np.int32)
    asked[asking] = np.arange(len(asking))
    # Each main trade stands before the first of its further ones.
    named = np.insert(order.others, order.other_from[asking], order.trade[asking])
    ends = np.cumsum(1 + further[asking])
    trade_from = (ends - 1 - further[asking]).astype(np.int32)
    return Asks(order.only_for[asking], trade_from, ends.astype(np.int32)), named, asked


def most_worth(offers: Offers, course_points: Longs) -> Longs:
    """The most that each offer is worth in itself, and by the course that it imposes."""
    itself = (offers.points_own, offers.points_lift, offers.points_unknown)
    course = np.where(_imposes(offers), offers.course, -1)
    by_course: Longs = np.append(course_points, 0)[course]
    return most(np.stack(itself, axis=-1)) + by_course
