"""Which columns tell the kernel about offers? One record a row.

Offers are sorted by (main trade, kind, zone, id), what names a trade by (trade, kind, cell, zone,
id): what is near lies together.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.people import Bytes, Days, Ints, Longs


class Offers(NamedTuple):
    """One entry an offer, (n,); -1 not known, 0 for texts that are empty. Read of few pairs.

    Together 64 bytes: one line of the processor's memory.
    """

    points_own: Longs  # what the offer is worth by own means
    points_lift: Longs
    points_unknown: Longs
    pool_row: Ints  # row in the pool, which is the order of ids
    zone: Ints  # row in the zones
    trade: Ints
    employer: Ints
    rncp: Ints
    start_from: Days
    start_to: Days
    course: Ints  # row of the course it imposes
    level: Bytes  # diploma prepared, 0 not known
    is_pmsmp: NDArray[np.bool_]


class Posts(NamedTuple):
    """What rules and lifts ask of an offer, in the same order; read of few pairs."""

    duration_days: Ints
    day_start: Ints
    day_end: Ints
    works_weekend: NDArray[np.bool_]
    course_text: Ints  # code of what stands as its course, known or not
    forbids: Longs  # findings that exclude anybody
    forbids_lifted: Longs  # the same for a person whose age limit is lifted
    forbids_16: Longs  # findings that exclude below 16
    forbids_18: Longs  # findings that exclude below 18
    hours: Bytes  # bit a kind of hours that can be refused
    licences: Bytes  # bit 0: needs a licence; bit 1 + i: licence i does not do


class Entries(NamedTuple):
    """One entry an offer and trade it names. Read of every pair: two to a line of memory."""

    points: Longs  # the most that the offer may be worth in itself, and by the course it imposes
    row: Ints  # of the offer
    zone: Ints
    start_from: Days
    start_to: Days
    asks: Ints  # row of what it asks before it is read through this trade, -1 nothing
    other: NDArray[np.uint16]  # its one other trade; past all trades: none, then more is asked
    level: Bytes
    imposes: NDArray[np.bool_]  # a course of its own


class Asks(NamedTuple):
    """One entry an offer that is not for everybody, or names further trades."""

    only_for: Ints  # code of the structure, 0 everybody
    trade_from: Ints  # its trades in `Index.named`, the main one first
    trade_end: Ints


class Index(NamedTuple):
    """Which offers name a trade, kind by kind and cell by cell."""

    entries: NDArray[Any]  # `Entries`, by (trade, kind, cell, zone, id)
    starts: Ints  # (cells + 1, trades, kinds): where each cell's entries begin
    cell_key: Longs  # (cells,), ascending; the last cell holds what is not placed
    zone_from: Ints  # (cells + 1,): first zone of each cell
    field: Ints  # (trades,): great domain, 0 for A
    asks: Asks
    named: Ints  # trades of offers that ask
