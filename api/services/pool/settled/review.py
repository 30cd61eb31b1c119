"""Which offers may be one, and what did a person say? Said once, kept for good, taken back at will.

Any two offers may be told one or two: what was merged by itself is undone the same way.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.named.names import offer_words
from api.services.named.visible_offers import nameable_offer
from api.services.pool.settled.fill_fields import before_choice
from api.services.pool.settled.settle_pool import settle_pool
from api.services.structures import structure_named
from models.errors import BadDecision
from models.store.pool_version import bump_pool_version
from models.tables import Offer, SameOfferPair, Structure

# Why a pair is there that nobody had doubted.
BY_HAND: Final = "by_hand"


@dataclass(frozen=True)
class Doubtful:
    """Two offers side by side, in the words their viewer may read, and what was decided.

    `may_lead`: which of them somebody may choose to stand in the pool if they are one: both, or
    the one that is open, or seen by everybody, alone.
    """

    first_id: str
    second_id: str
    first: dict[str, Any]
    second: dict[str, Any]
    why: str
    is_one: bool | None
    decided_at: datetime | None
    decided_by: str | None
    leading_id: str | None
    may_lead: tuple[str, ...]


def pairs_to_review(
    session: Session, structure_id: str, *, decided: bool = False
) -> list[Doubtful]:
    """Pairs that wait, oldest first; or those decided, newest first.

    Shown to a structure that may name both employers: beside a named offer, an announced one would
    be named too.
    """
    asked = select(SameOfferPair, Structure.name).outerjoin(
        Structure, SameOfferPair.structure_id == Structure.id
    )
    is_decided = SameOfferPair.is_one.is_not(None)
    waits = is_decided if decided else ~is_decided
    when = SameOfferPair.decided_at.desc() if decided else SameOfferPair.found_at.asc()
    ids = (SameOfferPair.first_id, SameOfferPair.second_id)
    found = session.execute(asked.where(waits).order_by(when, *ids)).all()
    named = {key for pair, _ in found for key in (pair.first_id, pair.second_id)}
    words = offer_words(session, named, structure_id)
    ranks = _ranks(session, named)
    return [
        Doubtful(
            pair.first_id, pair.second_id, words[pair.first_id], words[pair.second_id],
            pair.why, pair.is_one, pair.decided_at, decider, pair.leading_id,
            tuple(key for key in (pair.first_id, pair.second_id)
                  if ranks[key] == min(ranks[pair.first_id], ranks[pair.second_id])),
        )
        for pair, decider in found
        if _is_named(words, pair.first_id) and _is_named(words, pair.second_id)
    ]  # fmt: skip


def _ranks(session: Session, ids: set[str]) -> dict[str, tuple[bool, int]]:
    asked = select(Offer.id, Offer.status, Offer.visibility).where(Offer.id.in_(ids))
    return {row.id: before_choice(dict(row._mapping)) for row in session.execute(asked)}


def _is_named(words: dict[str, dict[str, Any]], offer_id: str) -> bool:
    return offer_id in words and not words[offer_id]["announced"]


@dataclass(frozen=True)
class Decision:
    """One (True), two (False), or taken back (None); by whom, for which structure, when.

    `leading_id`: of one offer, the row to stand in the pool; None: the pool's own rule.
    """

    is_one: bool | None
    structure_id: str
    adviser_id: str | None
    now: datetime
    leading_id: str | None = None


def decide(session: Session, offers: tuple[str, str], decision: Decision) -> None:
    """Note a decision about two offers and settle the pool by it.

    Raises NotFound for an offer that is not there or is not the structure's to name, BadDecision
    for one offer named twice.
    """
    first, second = sorted(offers)
    if first == second:
        raise BadDecision
    structure_named(session, decision.structure_id)
    for offer in (first, second):
        nameable_offer(session, offer, decision.structure_id)
    pair = session.get(SameOfferPair, (first, second), with_for_update=True)
    if pair is None:
        pair = SameOfferPair(first_id=first, second_id=second, why=BY_HAND, found_at=decision.now)
        session.add(pair)
    pair.is_one = decision.is_one
    chosen = decision.leading_id if decision.is_one else None
    pair.leading_id = chosen if chosen in offers else None
    pair.structure_id, pair.adviser_id = decision.structure_id, decision.adviser_id
    pair.decided_at = decision.now
    settle_pool(session, (), offers, decision.now)
    bump_pool_version(session)
