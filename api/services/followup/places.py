"""How many places has an offer left once somebody signs, or a signature is taken back?"""

from sqlalchemy.orm import Session

from api.services.imports.edited_fields import note_edited
from models.enums import OfferKind
from models.store.pool_version import bump_pool_version
from models.tables import Offer


def take_place(session: Session, offer_id: str) -> None:
    """One place fewer: at none left the offer leaves the pool."""
    _change(session, offer_id, -1)


def give_place_back(session: Session, offer_id: str) -> None:
    """One place more: the signature is taken back."""
    _change(session, offer_id, 1)


def _change(session: Session, offer_id: str, places: int) -> None:
    offer = session.get(Offer, offer_id, with_for_update=True, populate_existing=True)
    if offer is not None and offer.same_as is not None:
        # Another source's offer stands in the pool for this one: the place is one and the same.
        offer = session.get(Offer, offer.same_as, with_for_update=True, populate_existing=True)
    # A host without fixed places takes so many stays a month: stays are counted, not places.
    if offer is None or (offer.kind is OfferKind.PMSMP and offer.monthly_limit is not None):
        return
    offer.places = max(0, offer.places + places)
    # The feed the offer came from does not know of our signature: it must not reopen the place.
    note_edited(offer, ["places"])
    bump_pool_version(session)
