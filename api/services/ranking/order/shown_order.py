"""In which order do somebody's open offers stand in the list that is shown? Prices included."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy.orm import Session

from api.services.ranking.order.congestion import (
    READ,
    everybody_waiting,
    latest_prices,
    order_by_prices,
    weight_for,
    weight_of_prices,
)
from matcher.columns.offers import KINDS
from matcher.pool import Pool
from matcher.rank.matcher import Matcher
from matcher.rank.view import View
from matcher.scorecard import as_score
from models.protocols import UNKNOWN_MINUTES

_KIND_OF = {number: kind.value for kind, number in KINDS.items()}


@dataclass(frozen=True)
class Before:
    """One person's frames before a pool, on a day, and what is asked."""

    frames: Mapping[str, pd.DataFrame]
    matcher: Matcher
    pool: Pool
    today: date
    view: View

    @property
    def person_id(self) -> str:
        """Whose frames they are."""
        return str(self.frames["people"]["person_id"].iloc[0])


@dataclass(frozen=True)
class ShownOrder:
    """Listed offers with their kind, best first, as far as asked; how many there are in all.

    `weight`: λ as it bears on this list; `view`: with whose waiting proposals scores are read.
    """

    offers: tuple[tuple[str, str], ...]
    total: int
    weight: float
    view: View

    def rank_of(self, offer_id: str) -> int | None:
        """Its place in the list; None beyond what was asked."""
        ids = [each for each, _ in self.offers]
        return ids.index(offer_id) + 1 if offer_id in ids else None

    def above(self, offer_id: str) -> tuple[str, ...]:
        """Offers of the same kind that stand above it; kinds are never compared."""
        rank = self.rank_of(offer_id)
        if rank is None:
            return ()
        kind = self.offers[rank - 1][1]
        return tuple(each for each, its in self.offers[: rank - 1] if its == kind)


def shown_order(session: Session, before: Before) -> ShownOrder:
    """The order of the list, by score, or by score less λ times price where λ is on."""
    (reads,) = before.matcher.read_each(before.frames, before.pool, before.today, before.view)
    total, known = int(reads.is_open.sum()), reads.minutes != UNKNOWN_MINUTES
    weight = weight_for(session, before.person_id, before.today)
    if weight > 0:
        reachable = int((reads.is_open & known).sum())
        weight = weight_of_prices(session, before.person_id, before.today, reachable)
    ids, kinds = before.pool.offers.offer_id, before.pool.offers.kind
    if weight <= 0:
        plain = tuple((str(ids[row]), _KIND_OF[int(kinds[row])]) for row in reads.listed)
        return ShownOrder(plain, total, 0.0, before.view)
    waiting = everybody_waiting(session, before.today)
    view = replace(before.view, k=READ, own=waiting)
    (reads,) = before.matcher.read_each(before.frames, before.pool, before.today, view)
    scores = dict(zip(reads.row.tolist(), reads.score.tolist(), strict=True))
    listed: list[dict[str, Any]] = [
        {
            "offer_id": str(ids[row]),
            "kind": _KIND_OF[int(kinds[row])],
            "score": as_score(scores[row]),
        }
        for row in reads.listed.tolist()
    ]
    prices = latest_prices(session, [each["offer_id"] for each in listed])
    ordered = order_by_prices(listed, prices, weight, len(listed))
    return ShownOrder(
        tuple((each["offer_id"], each["kind"]) for each in ordered), total, weight, view
    )
