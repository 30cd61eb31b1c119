"""What does a query read? Everything about the pool, turned into arrays once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matcher.cfa.courses import CourseColumns
from matcher.columns import OfferColumns
from matcher.columns.given import check_trades
from matcher.pistes.employers import EmployerColumns
from matcher.priors import RecordBook
from matcher.scorecard import SCORED_KINDS
from matcher.wishes import related_of
from models.enums import OfferKind
from models.frames.pool import OF_POOL
from models.frames.schema import conform_all

# Where trades stand that are compared with wishes.
_TRADES: Final = (("offers", "rome"), ("offers", "other_romes"), ("courses", "rome"))


@dataclass(frozen=True)
class Pool:
    """Live offers sorted by id, with the courses, employers and records they are read with."""

    offers: OfferColumns
    rows_of_trade: dict[str, NDArray[np.int64]]
    courses: CourseColumns
    employers: EmployerColumns
    records: dict[OfferKind, RecordBook]
    related: dict[str, list[tuple[str, str]]]
    trade_labels: Mapping[str, str]

    @classmethod
    def from_frames(
        cls,
        frames: Mapping[str, pd.DataFrame],
        trade_labels: Mapping[str, str],
        prior_settings: Mapping[str, Any],
    ) -> "Pool":
        """A pool from frames `offers, courses, employers, history, hires, related_trades`.

        `trade_labels`: every trade known, by ROME 3 code. Raises `FrameError` naming the column and
        row of the first value that cannot be; every frame is checked before any is read.
        """
        checked = conform_all(OF_POOL, frames)
        for name, column in _TRADES:
            check_trades(name, column, checked[name], trade_labels)
        offers = OfferColumns.from_frame(checked["offers"].sort_values("offer_id", kind="stable"))
        return cls(
            offers=offers,
            rows_of_trade=rows_of_trade(offers),
            courses=CourseColumns.from_frame(checked["courses"]),
            employers=EmployerColumns.from_frames(checked["employers"], checked["hires"]),
            records={
                kind: RecordBook.from_history(checked["history"], kind, prior_settings)
                for kind in SCORED_KINDS
            },
            related=related_of(checked["related_trades"]),
            trade_labels=dict(trade_labels),
        )

    def row_of(self, offer_id: str) -> int | None:
        """The row of an offer, None when it is not in the pool."""
        row = int(np.searchsorted(self.offers.offer_id, offer_id))
        found = row < len(self.offers) and self.offers.offer_id[row] == offer_id
        return row if found else None

    def only(self, row: int) -> "Pool":
        """The same pool with one of its offers, by its row, and no other."""
        offers = self.offers.take(np.array([row]))
        return replace(self, offers=offers, rows_of_trade=rows_of_trade(offers))

    def with_offers(self, offers: pd.DataFrame) -> "Pool":
        """The same pool with other offers (`models.frames.OFFERS`) in place of its own."""
        columns = OfferColumns.from_frame(offers.sort_values("offer_id", kind="stable"))
        return replace(self, offers=columns, rows_of_trade=rows_of_trade(columns))

    def without_pending(self, offer_ids: Sequence[str]) -> "Pool":
        """The same pool as if these proposals were not waiting: one's own are no competition.

        Ids are one a proposal; those of offers that are not in the pool are passed over.
        """
        if not offer_ids:
            return self
        pending = self.offers.pending.copy()
        for row in map(self.row_of, offer_ids):
            if row is not None:
                # The pool may be a moment older than the proposal.
                pending[row] = max(pending[row] - 1, 0)
        return replace(self, offers=replace(self.offers, pending=pending))


def rows_of_trade(offers: OfferColumns) -> dict[str, NDArray[np.int64]]:
    """Rows of the offers that name each trade, first or among the others, ascending."""
    rows: dict[str, list[int]] = {}
    for row, (rome, others) in enumerate(zip(offers.rome, offers.other_romes, strict=True)):
        for code in dict.fromkeys([rome, *(other for other in others.split(",") if other)]):
            rows.setdefault(code, []).append(row)
    return {code: np.array(found, dtype=np.int64) for code, found in sorted(rows.items())}
