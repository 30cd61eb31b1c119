"""How many places has an offer left once somebody signs, or a signature is taken back?

A place is one, whoever signs and in whichever list it stands: every source's row of it counts down.
"""

from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.services.noting import Noting
from api.services.pool.offer.offer_log import note_change
from api.services.ranking.frames.offer_rows import is_live
from api.services.rows.edited_fields import note_edited
from models.enums import OfferEvent, OfferKind
from models.store.pool_version import bump_pool_version
from models.tables import Offer, OfferChange, Placement

_EVENTS: Final = {-1: OfferEvent.PLACE_TAKEN, 1: OfferEvent.PLACE_FREED}


def take_place(
    session: Session, noting: Noting, offer_id: str, placement_id: str | None = None
) -> None:
    """One place fewer: at none left the offer leaves the pool.

    `placement_id`: the contract that takes it without a proposal.
    """
    _change(session, noting, offer_id, -1, placement_id)


def give_place_back(session: Session, noting: Noting, offer_id: str) -> None:
    """One place more: the signature is taken back."""
    _change(session, noting, offer_id, 1)


def take_place_for(session: Session, noting: Noting, placement: Placement) -> None:
    """A contract without a proposal takes the one open place it can mean; of several, none."""
    offer_id = only_open_offer(session, placement, noting.today)
    if offer_id is not None:
        take_place(session, noting, offer_id, placement.id)


def free_place_of(session: Session, noting: Noting, placement_id: str) -> None:
    """Give back the place that this contract took without a proposal, if it took one."""
    taken = select(OfferChange.offer_id).where(
        OfferChange.placement_id == placement_id, OfferChange.event == OfferEvent.PLACE_TAKEN
    )
    for offer_id in session.scalars(taken.distinct()).all():
        _change(session, noting, offer_id, 1)


def only_open_offer(session: Session, placement: Placement, today: date) -> str | None:
    """The one open offer of a contract's employer, kind and trade; None where several are."""
    found = session.scalars(
        select(Offer.id)
        .where(
            Offer.employer_id == placement.employer_id,
            Offer.kind == placement.kind,
            Offer.rome == placement.rome,
            is_live(today),
        )
        .limit(2)
    ).all()
    return found[0] if len(found) == 1 else None


def _change(
    session: Session, noting: Noting, offer_id: str, places: int, placement_id: str | None = None
) -> None:
    rows = _rows_of(session, offer_id)
    # A host without fixed places takes so many stays a month: stays are counted, not places.
    if not rows or (
        rows[0].kind is OfferKind.PMSMP and any(row.monthly_limit is not None for row in rows)
    ):
        return
    for row in rows:
        before, row.places = row.places, max(0, row.places + places)
        # The feed the offer came from does not know of our signature: it must not reopen the place.
        note_edited(row, ["places"])
        if row.same_as is None:
            told = {"before": str(before), "after": str(row.places), "placement_id": placement_id}
            note_change(session, noting, row, _EVENTS[places], **told)
    bump_pool_version(session)


def _rows_of(session: Session, offer_id: str) -> list[Offer]:
    """Every source's row of the offer, held until the transaction ends."""
    offer = session.get(Offer, offer_id)
    if offer is None:
        return []
    leading = offer.same_as or offer.id
    group = select(Offer).where(or_(Offer.id == leading, Offer.same_as == leading))
    held = group.order_by(Offer.id).with_for_update().execution_options(populate_existing=True)
    return list(session.scalars(held))
