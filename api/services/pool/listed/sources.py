"""Which sources have an offer, and what did each give, as far as a structure may know of them?

Of an announced offer a stranger reads that row alone: the others may name its employer. Beside a
named offer, the announced rows of others are left out: they would be named with it.
"""

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.services.named.names import offer_words
from api.services.named.visible_offers import may_be_named, visible_offer
from models.tables import Offer


def sources_of(session: Session, offer_id: str, structure_id: str) -> list[dict[str, Any]]:
    """Every source one may read, the one that stands first: who gave what. Raises NotFound."""
    offer = visible_offer(session, offer_id, structure_id)
    leading = offer.same_as or offer.id
    rows = sorted(rows_told(session, offer, structure_id), key=lambda row: row.id != leading)
    words = offer_words(session, [row.id for row in rows], structure_id)
    taken = next((row.filled_from for row in rows if row.id == leading), None) or {}
    return [
        {
            "offer_id": row.id,
            "stands": row.id == leading,
            "source": row.source_name,
            "gave": sorted(name for name, giver in taken.items() if giver == row.id),
            **words[row.id],
        }
        for row in rows
    ]


def rows_told(session: Session, offer: Offer, structure_id: str) -> list[Offer]:
    """Rows of this offer's group that a structure may read beside it, by id."""
    named = may_be_named(structure_id)
    leading = offer.same_as or offer.id
    group = or_(Offer.id == leading, Offer.same_as == leading)
    rows = list(session.scalars(select(Offer).where(group, named).order_by(Offer.id)))
    return rows if any(row.id == offer.id for row in rows) else [offer]
