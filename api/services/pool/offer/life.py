"""In which state is an offer, which may it take next, and who says so?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import structlog
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from api.services.named.visible_offers import visible_offer
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.pool.offer.offer_log import note_change
from api.services.pool.settled.settle_pool import settle_pool
from api.services.rows.edited_fields import note_edited
from api.services.viewer import Permission, Viewer
from models.enums import OfferEvent, OfferKind, OfferStatus
from models.store.pool_version import bump_pool_version
from models.tables import Offer

log = structlog.get_logger()

S = OfferStatus
# Past its day an offer expires by itself; an owner who keeps it open gives it another day.
NEXT: Final[dict[OfferStatus, tuple[OfferStatus, ...]]] = {
    S.DRAFT: (S.LIVE, S.WITHDRAWN),
    S.LIVE: (S.PAUSED, S.FILLED, S.WITHDRAWN),
    S.PAUSED: (S.LIVE, S.FILLED, S.WITHDRAWN),
    S.FILLED: (S.LIVE, S.WITHDRAWN),
    S.EXPIRED: (S.LIVE, S.WITHDRAWN),
    S.WITHDRAWN: (S.LIVE,),
}
_MOST_PLACES: Final = 50
NOT_YOURS: Final = "Cette offre est suivie par une autre structure : demandez-lui de la changer."


@dataclass(frozen=True)
class NewState:
    """The state asked for; opened again, with how many places and until when if told."""

    state: OfferStatus
    places: int | None = None
    expires_on: date | None = None


def state_on(offer: Offer, today: date) -> OfferStatus:
    """The state on a day: an open offer without a place left is filled, past its day expired."""
    if offer.status is not S.LIVE:
        return offer.status
    if offer.expires_on is not None and offer.expires_on < today:
        return S.EXPIRED
    hosts_by_month = offer.kind is OfferKind.PMSMP and offer.monthly_limit is not None
    return S.FILLED if offer.places <= 0 and not hosts_by_month else S.LIVE


def may_keep(viewer: Viewer, offer: Offer) -> bool:
    """Whether the viewer may say what an offer is: its owner's people, or all where it has none."""
    own = offer.owner_structure_id in (None, viewer.structure_id)
    return viewer.may(Permission.PROSPECT) and own and viewer.structure_id is not None


def kept_offer(session: Session, noting: Noting, offer_id: str) -> Offer:
    """The offer, held to be changed; raises NotFound, RightMissing, NotPossible if another's."""
    noting.viewer.must(Permission.PROSPECT)
    offer = visible_offer(session, offer_id, noting.viewer.structure_id or "", to_change=True)
    if not may_keep(noting.viewer, offer):
        raise not_possible(NOT_YOURS)
    return offer


def change_state(store: Store, noting: Noting, offer_id: str, new: NewState) -> None:
    """Give the offer another state, and settle the pool by it. The same state again does nothing.

    Raises NotFound, RightMissing, NotPossible.
    """
    with store.sessions.begin() as session:
        offer = kept_offer(session, noting, offer_id)
        before = state_on(offer, noting.today)
        if new.state is before:
            return
        if new.state not in NEXT[before]:
            raise not_possible("Cette offre ne peut pas prendre cet état maintenant.", "etat")
        for row in _rows_meant(session, offer, before, new.state):
            _set(row, new, noting.today)
            told = {"before": before.value, "after": new.state.value}
            note_change(session, noting, row, OfferEvent.STATE, **told)
        settle_pool(session, (), {offer_id}, noting.now)
        bump_pool_version(session)
    log.info("offer state", before=before.value, after=new.state.value)


def confirm_open(store: Store, noting: Noting, offer_id: str) -> None:
    """Somebody asked: the offer stands as it is. Any structure that may see it may say so."""
    noting.viewer.must(Permission.PROSPECT)
    with store.sessions.begin() as session:
        offer = visible_offer(session, offer_id, noting.viewer.structure_id or "", to_change=True)
        if state_on(offer, noting.today) is not S.LIVE:
            raise not_possible("Cette offre n'est plus ouverte : rouvrez-la d'abord.")
        note_change(session, noting, offer, OfferEvent.CONFIRMED)


def _rows_meant(
    session: Session, offer: Offer, before: OfferStatus, after: OfferStatus
) -> list[Offer]:
    """A place filled, or free again, is so in every list; the rest is each source's own."""
    if S.FILLED not in (before, after):
        return [offer]
    leading = offer.same_as or offer.id
    group: ColumnElement[bool] = or_(Offer.id == leading, Offer.same_as == leading)
    rows = session.scalars(select(Offer).where(group).order_by(Offer.id).with_for_update())
    return list(rows)


def _set(offer: Offer, new: NewState, today: date) -> None:
    changed = ["status"]
    if new.state is S.LIVE:
        changed += _reopened(offer, new, today)
    offer.status = new.state
    # The list it came from does not know: its next import must not undo what a person said.
    note_edited(offer, changed)


def _reopened(offer: Offer, new: NewState, today: date) -> list[str]:
    """What an open offer needs: a place, and a day that is not over."""
    changed = []
    if new.places is not None or offer.places <= 0:
        if not 1 <= (new.places or 1) <= _MOST_PLACES:
            raise not_possible(f"Nombre de places attendu : de 1 à {_MOST_PLACES}.", "places")
        offer.places = new.places or 1
        changed.append("places")
    if new.expires_on is not None and new.expires_on < today:
        raise not_possible("Donnez une date à venir, ou aucune.", "expire")
    if new.expires_on is not None or (offer.expires_on is not None and offer.expires_on < today):
        offer.expires_on = new.expires_on
        changed.append("expires_on")
    return changed
