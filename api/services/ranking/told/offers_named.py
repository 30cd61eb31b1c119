"""Which offers does somebody mean who asks "why not this one?"? By id, title or employer."""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, case, or_, select
from sqlalchemy.orm import Session

from api.services.named.names import offer_words
from api.services.ranking.frames.offer_rows import is_live
from models.codes import looks_like_personal_number
from models.enums import OfferStatus, Visibility
from models.tables import Employer, Offer

MOST_FOUND: Final = 20
_LONGEST: Final = 120
_SHORTEST_WORD: Final = 2


def offers_named(
    session: Session, text: str, structure_id: str, today: date
) -> list[dict[str, Any]]:
    """Offers this structure may know of, open ones first, in words; `open` tells them apart.

    An announced employer's name finds nothing: it is its owner's to tell.
    """
    asked = " ".join(text.split())[:_LONGEST]
    words = [word for word in asked.split() if len(word) >= _SHORTEST_WORD]
    if not words or looks_like_personal_number(asked):
        return []
    live = case((is_live(today), 0), else_=1)
    own = Offer.owner_structure_id == structure_id
    found = session.execute(
        select(Offer.id, Offer.kind, live)
        .join(Employer, Offer.employer_id == Employer.id)
        .where(
            or_(Offer.visibility != Visibility.OWN_STRUCTURE, own),
            Offer.status != OfferStatus.DRAFT,
            or_(Offer.id == asked, and_(*(holds_word(word, own) for word in words))),
        )
        .order_by(live, Offer.title, Offer.id)
        .limit(MOST_FOUND)
    ).all()
    told = offer_words(session, [key for key, _, _ in found], structure_id)
    return [
        {"offer_id": key, "kind": kind.value, "open": not closed, **told[key]}
        for key, kind, closed in found
    ]


def holds_word(word: str, own: ColumnElement[bool]) -> ColumnElement[bool]:
    """Titles and names of announced offers say who it is: only their owner finds them so."""
    tellable = or_(own, Offer.visibility != Visibility.ANNOUNCED)
    texts = (Offer.title, Employer.legal_name, Employer.trade_name)
    return and_(tellable, or_(*(text.icontains(word, autoescape=True) for text in texts)))
