"""What do contested places cost in everyday lists? Prices of the last run over all, weighed by λ.

λ is what a coordinator set last, else the agreed one (`congestion_lambda`): 0 leaves every list
exactly as it is. Whoever has few reachable offers never pays: a rural youth with one option keeps
it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.price_weight import weight_in_force
from api.services.ranking.frames.offer_rows import waiting_proposals
from api.services.trial.service_plus import weight_of_plus
from models.enums import OfferKind, RunScope, RunStatus
from models.tables import OfferPrice, RematchRun

# With fewer reachable offers nobody's list is ordered by prices.
LEAST_REACHABLE: Final = 5
# So many offers are read for a list that prices may turn over.
READ: Final = 100


@dataclass(frozen=True, slots=True)
class Price:
    """Points of 100 that a contested place costs; how many are well placed for how many places."""

    points: float
    wanted_by: int
    places: int


def weight_of_prices(session: Session, person_id: str, today: date, reachable: int) -> float:
    """λ for somebody with so many reachable offers."""
    return weight_for(session, person_id, today) if reachable >= LEAST_REACHABLE else 0.0


def weight_for(session: Session, person_id: str, today: date) -> float:
    """λ for somebody with offers enough: a trial's own for who was drawn for it."""
    drawn = weight_of_plus(session, person_id, today)
    return weight_in_force(session, today) if drawn is None else drawn


def everybody_waiting(session: Session, today: date) -> tuple[str, ...]:
    """Offers of all waiting proposals: prices replace what these would take from a score."""
    waiting = waiting_proposals(session, today)
    return tuple(offer_id for offer_id, count in sorted(waiting.items()) for _ in range(count))


def latest_prices(session: Session, offer_ids: Collection[str]) -> dict[str, Price]:
    """Prices of these offers in the last run over all; an offer without one costs nothing."""
    latest = (
        select(RematchRun.id)
        .where(RematchRun.status == RunStatus.DONE, RematchRun.scope == RunScope.ALL)
        .order_by(RematchRun.asked_at.desc(), RematchRun.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = session.scalars(
        select(OfferPrice).where(OfferPrice.run_id == latest, OfferPrice.offer_id.in_(offer_ids))
    )
    return {row.offer_id: Price(row.price, row.wanted_by, row.places) for row in rows}


def order_by_prices(
    offers: list[dict[str, Any]], prices: dict[str, Price], weight: float, limit: int
) -> list[dict[str, Any]]:
    """The first offers of a list by score less λ times price, each told with both.

    Contracts change places among themselves; where PMSMP stand between them stays.
    """
    told = [with_price(offer, prices.get(offer["offer_id"]), weight) for offer in offers]
    if weight > 0:
        places = [at for at, offer in enumerate(told) if _is_contract(offer)]
        contracts = sorted((told[at] for at in places), key=lambda each: -each["order_value"])
        for at, offer in zip(places, contracts, strict=True):
            told[at] = offer
    return [{**offer, "rank": rank} for rank, offer in enumerate(told[:limit], start=1)]


def with_price(offer: dict[str, Any], price: Price | None, weight: float) -> dict[str, Any]:
    """An offer with what its place costs, λ, and the value it is ordered by."""
    price = price if _is_contract(offer) else None
    points = price.points if price is not None else 0.0
    return {
        **offer,
        "price": points,
        "lambda": weight,
        "order_value": offer["score"] - weight * points,
        "contested": None if price is None else {"people": price.wanted_by, "places": price.places},
    }


def _is_contract(offer: dict[str, Any]) -> bool:
    return bool(offer["kind"] == OfferKind.APPRENTICESHIP)
