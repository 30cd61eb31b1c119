"""Which offers may be one, and what did a person say? Said once, kept for good, taken back at will.

Any two offers may be told one or two: what was merged by itself is undone the same way.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.services.pool.settle_pool import settle_pool
from api.services.ranking.names import offer_words
from api.services.ranking.visible_offers import visible_offer
from api.services.structures import structure_named
from models.errors import BadDecision
from models.store.pool_version import bump_pool_version
from models.tables import Offer, SameOfferPair, Structure

# Why a pair is there that nobody had doubted.
BY_HAND: Final = "by_hand"


@dataclass(frozen=True)
class Doubtful:
    """Two offers side by side, in the words their viewer may read, and what was decided."""

    first_id: str
    second_id: str
    first: dict[str, Any]
    second: dict[str, Any]
    why: str
    is_one: bool | None
    decided_at: datetime | None
    decided_by: str | None


def pairs_to_review(
    session: Session, structure_id: str, *, decided: bool = False
) -> list[Doubtful]:
    """Pairs that wait, oldest first; or those decided, newest first.

    A pair of which the structure may not know one offer is not shown to it.
    """
    asked = select(SameOfferPair, Structure.name).outerjoin(
        Structure, SameOfferPair.structure_id == Structure.id
    )
    is_decided = SameOfferPair.is_one.is_not(None)
    waits = is_decided if decided else ~is_decided
    when = SameOfferPair.decided_at.desc() if decided else SameOfferPair.found_at.asc()
    ids = (SameOfferPair.first_id, SameOfferPair.second_id)
    found = session.execute(asked.where(waits).order_by(when, *ids)).all()
    words = offer_words(
        session, {key for pair, _ in found for key in (pair.first_id, pair.second_id)}, structure_id
    )
    return [
        Doubtful(
            pair.first_id, pair.second_id, words[pair.first_id], words[pair.second_id],
            pair.why, pair.is_one, pair.decided_at, decider,
        )
        for pair, decider in found
        if pair.first_id in words and pair.second_id in words
    ]  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """One (True), two (False), or taken back (None); by whom, for which structure, when."""

    is_one: bool | None
    structure_id: str
    adviser_id: str | None
    now: datetime


def decide(session: Session, offers: tuple[str, str], decision: Decision) -> None:
    """Note a decision about two offers and settle the pool by it.

    Raises NotFound for an offer that is not there or kept to another structure, BadDecision for
    one offer named twice.
    """
    first, second = sorted(offers)
    if first == second:
        raise BadDecision
    structure_named(session, decision.structure_id)
    for offer in (first, second):
        visible_offer(session, offer, decision.structure_id)
    pair = session.get(SameOfferPair, (first, second), with_for_update=True)
    if pair is None:
        pair = SameOfferPair(first_id=first, second_id=second, why=BY_HAND, found_at=decision.now)
        session.add(pair)
    pair.is_one = decision.is_one
    pair.structure_id, pair.adviser_id = decision.structure_id, decision.adviser_id
    pair.decided_at = decision.now
    settle_pool(session, (), offers, decision.now)
    bump_pool_version(session)


def sources_of(session: Session, offer_id: str, structure_id: str) -> list[dict[str, Any]]:
    """Every source of one offer of the pool, the one that stands first: who gave what."""
    leader = visible_offer(session, offer_id, structure_id)
    leading = leader.same_as or leader.id
    rows = session.scalars(
        select(Offer).where(or_(Offer.id == leading, Offer.same_as == leading)).order_by(Offer.id)
    ).all()
    words = offer_words(session, [row.id for row in rows], structure_id)
    taken = next((row.filled_from for row in rows if row.id == leading), None) or {}
    shown = sorted((row for row in rows if row.id in words), key=lambda row: row.id != leading)
    return [
        {
            "offer_id": row.id,
            "stands": row.id == leading,
            "source": row.source_name,
            "gave": sorted(name for name, giver in taken.items() if giver == row.id),
            **words[row.id],
        }
        for row in shown
    ]
