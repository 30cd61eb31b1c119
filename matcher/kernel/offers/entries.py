"""Where does the kernel find the offers of a trade, kind by kind and cell by cell?"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.offers import Asks, Entries, Index, Offers
from matcher.kernel.columns.world import Ints, Longs, records
from matcher.kernel.loop.merge import FIELDS
from matcher.kernel.offers.arranged import Sorted
from matcher.kernel.ways.zones import Zones
from matcher.kernel.worth.points import most

KINDS: Final = 2
_NOTHING: Final = -1


def index_of(offers: Offers, order: Sorted, zones: Zones, codes: Codes) -> Index:
    """Entries of every trade that offers name, first or further."""
    further = np.diff(order.other_from)
    own = np.arange(len(further))
    rows = np.concatenate([own, np.repeat(own, further)])
    trade = np.concatenate([order.trade, order.others]).astype(np.int64)
    kind = offers.is_pmsmp[rows].astype(np.int64)
    by_trade = np.lexsort((offers.pool_row[rows], offers.zone[rows], kind, trade))
    rows = rows[by_trade]
    cells = len(zones.key)
    cell = np.searchsorted(zones.zone_from, offers.zone[rows], side="right") - 1
    place = (trade[by_trade] * KINDS + kind[by_trade]) * (cells + 1) + cell
    stretches = np.arange(len(codes.trades) * KINDS * (cells + 1))
    starts = np.searchsorted(place, stretches).reshape(-1, KINDS, cells + 1)
    asks, named, asked = _asks(order, coded(codes.structures, order.columns.only_for))
    return Index(
        entries=np.asarray(records(_entries(offers, rows, asked))),
        starts=starts.astype(np.int32),
        cell_key=zones.key,
        zone_from=zones.zone_from,
        field=np.array([(ord(code[0]) - ord("A")) % FIELDS for code in codes.trades], np.int32),
        asks=records(asks),
        named=named,
    )


def _entries(offers: Offers, rows: NDArray[np.int64], asked: Ints) -> Entries:
    return Entries(
        points=most_worth(offers)[rows],
        row=rows.astype(np.int32),
        zone=offers.zone[rows],
        start_from=offers.start_from[rows],
        start_to=offers.start_to[rows],
        asks=asked[rows],
        level=offers.level[rows],
        imposes=(offers.course[rows] >= 0) & ~offers.is_pmsmp[rows],
    )


def _asks(order: Sorted, only_for: Ints) -> tuple[Asks, Ints, Ints]:
    """What offers ask before they are read, the trades they name, and each offer's row of these."""
    further = np.diff(order.other_from)
    asking = np.flatnonzero((only_for != 0) | (further > 0))
    asked = np.full(len(further), _NOTHING, dtype=np.int32)
    asked[asking] = np.arange(len(asking))
    # Each main trade stands before the first of its further ones.
    named = np.insert(order.others, order.other_from[asking], order.trade[asking])
    ends = np.cumsum(1 + further[asking])
    trade_from = (ends - 1 - further[asking]).astype(np.int32)
    return Asks(only_for[asking], trade_from, ends.astype(np.int32)), named, asked


def most_worth(offers: Offers) -> Longs:
    """The most that each offer is worth in itself, whoever decides the journey."""
    return most(np.stack([offers.points_own, offers.points_lift, offers.points_unknown], axis=-1))
