"""Which offer is meant, may this structure know of it, and why is it no longer open?"""

from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.enums import OfferStatus, Visibility
from models.errors import NotFound
from models.tables import Offer

_CLOSED = {
    OfferStatus.DRAFT: "Cette offre est encore un brouillon : elle n'est pas ouverte.",
    OfferStatus.PAUSED: "Cette offre est suspendue par la structure qui la suit.",
    OfferStatus.FILLED: "Cette offre est pourvue.",
    OfferStatus.EXPIRED: "Cette offre est expirée.",
    OfferStatus.WITHDRAWN: "Cette offre a été retirée.",
}


def visible_offer(
    session: Session, offer_id: str, structure_id: str, *, to_change: bool = False
) -> Offer:
    """The offer of this id, live or not; raises NotFound where another structure keeps it.

    `to_change` holds its row until the transaction ends: two people take one place in turn.
    """
    wanted = select(Offer).where(Offer.id == offer_id, is_visible(structure_id))
    offer = session.scalar(wanted.with_for_update() if to_change else wanted)
    if offer is None:
        raise NotFound("Offre", offer_id)
    return offer


def nameable_offer(session: Session, offer_id: str, structure_id: str) -> Offer:
    """The offer of this id; raises NotFound where its employer is another's to tell."""
    offer = session.scalar(select(Offer).where(Offer.id == offer_id, may_be_named(structure_id)))
    if offer is None:
        raise NotFound("Offre", offer_id)
    return offer


def is_visible(structure_id: str) -> ColumnElement[bool]:
    """Offers that a structure may know of: its own, and those that others do not keep."""
    kept = Offer.visibility == Visibility.OWN_STRUCTURE
    return or_(~kept, Offer.owner_structure_id == structure_id)


def may_be_named(structure_id: str) -> ColumnElement[bool]:
    """Offers whose employer a structure may know: its own, and those shared with all."""
    return or_(Offer.visibility == Visibility.SHARED, Offer.owner_structure_id == structure_id)


def why_closed(offer: Offer, today: date) -> str | None:
    """Why the offer is not in the pool on a day, in French; None when it is."""
    if offer.same_as is not None:
        return "Cette offre a été reconnue dans celle d'une autre source, qui la remplace ici."
    if offer.status is not OfferStatus.LIVE:
        return _CLOSED[offer.status]
    if offer.expires_on is not None and offer.expires_on < today:
        return f"Cette offre a expiré le {offer.expires_on:%d/%m/%Y}."
    if offer.places <= 0:
        return "Toutes les places de cette offre sont prises."
    return None
