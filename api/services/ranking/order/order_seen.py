"""In which order does an adviser see offers? By score, less prices if set, near-equals drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, Final

import pandas as pd
from sqlalchemy.orm import Session

from api.services.ranking.order.congestion import (
    READ,
    everybody_waiting,
    latest_prices,
    order_by_prices,
    weight_of_prices,
)
from api.services.ranking.pool.snapshot import PoolSnapshots
from matcher.learn.selection.explore import EXPLORED, shown_order
from matcher.pool import Pool
from matcher.rank.ranking import Ranking
from matcher.rank.view import View
from matcher.scorecard import SCORED_KINDS

# Near-equals of both kinds are drawn among the first of a list that holds both.
_DRAWN_AMONG: Final = EXPLORED * len(SCORED_KINDS)


@dataclass(frozen=True)
class ListAsked:
    """Whose list (frames), on which day, as who sees it; `view.k` offers of it are shown."""

    frames: Mapping[str, pd.DataFrame]
    today: date
    view: View

    @property
    def person_id(self) -> str:
        """Whose list it is."""
        return str(self.frames["people"]["person_id"].iloc[0])


def ranked_to_show(
    session: Session, snapshots: PoolSnapshots, pool: Pool, asked: ListAsked
) -> tuple[Ranking, float]:
    """The ranking, as long as its order takes to be known, and λ for this person."""
    view = asked.view
    if snapshots.exploration > 0:
        view = replace(view, k=max(view.k, _DRAWN_AMONG))
    ranking = snapshots.matcher.rank_one(asked.frames, pool, asked.today, view)
    weight = weight_of_prices(session, asked.person_id, asked.today, ranking.reachable_total)
    if weight > 0:
        # Prices stand in for competition, which would else be counted twice.
        waiting = everybody_waiting(session, asked.today)
        longer = replace(view, k=max(view.k, READ), own=waiting)
        ranking = snapshots.matcher.rank_one(asked.frames, pool, asked.today, longer)
    return ranking, weight


def in_order_seen(
    session: Session, offers: list[dict[str, Any]], asked: ListAsked, weight: float, share: float
) -> list[dict[str, Any]]:
    """The offers shown, with prices; where orders are drawn, with the chance of their place."""
    prices = latest_prices(session, [each["offer_id"] for each in offers])
    if share <= 0:
        return order_by_prices(offers, prices, weight, asked.view.k)
    seen = order_by_prices(offers, prices, weight, len(offers))
    for kind in SCORED_KINDS:
        places = [at for at, offer in enumerate(seen) if offer["kind"] == kind]
        own = [seen[at] for at in places]
        drawn = shown_order(
            [offer["order_value"] for offer in own], share, [_seed(asked, str(kind))]
        )
        for at, offer, chance in zip(places, drawn.order, drawn.chance, strict=True):
            seen[at] = {**own[offer], "place_chance": chance}
    return [{**offer, "rank": rank} for rank, offer in enumerate(seen[: asked.view.k], start=1)]


def _seed(asked: ListAsked, kind: str) -> int:
    """The same all day for one person's offers of a kind."""
    about = f"{asked.person_id}|{asked.today.isoformat()}|{kind}"
    return int.from_bytes(sha256(about.encode()).digest()[:8])
