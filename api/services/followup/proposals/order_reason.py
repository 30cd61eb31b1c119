"""Did an adviser pass over offers that stood above the one proposed, and why? A tap, or nothing."""

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.not_possible import not_possible
from api.services.noting import Noting, open_to_note
from api.services.open_store import Store
from api.services.ranking.order.standing import Standing
from models.enums import OrderReason
from models.errors import NotFound
from models.tables import OrderOverride, Proposal

log = structlog.get_logger()


def keep_override(session: Session, proposal: Proposal, standing: Standing) -> None:
    """Keep that the proposal passed over others, where it did.

    Those of its kind that were proposed before, whatever came of it, are not passed over.
    """
    before = select(Proposal.offer_id).where(
        Proposal.person_id == proposal.person_id, Proposal.offer_id.in_(standing.above)
    )
    passed = len(standing.above) - len(set(session.scalars(before)))
    if passed > 0:
        session.add(OrderOverride(proposal_id=proposal.id, passed_over=passed))


def say_why(
    store: Store, noting: Noting, person_id: str, proposal_id: str, reason: OrderReason
) -> None:
    """Keep why the offer was proposed before those above it; said again, the last one holds.

    Raises NotFound, NotAllowed, and NotPossible where nothing was passed over.
    """
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        proposal = session.get(Proposal, proposal_id)
        if proposal is None or proposal.person_id != person.id:
            raise NotFound("Proposition", proposal_id)
        override = session.get(OrderOverride, proposal_id)
        if override is None:
            raise not_possible("Cette offre était la première de sa liste : rien à expliquer.")
        override.reason, override.said_at = reason, noting.now
    log.info("order_explained", reason=reason.value)


def overrides_of(session: Session, proposal_ids: list[str]) -> dict[str, OrderOverride]:
    """Those of these proposals that passed over others, by proposal."""
    found = session.scalars(
        select(OrderOverride).where(OrderOverride.proposal_id.in_(proposal_ids))
    )
    return {row.proposal_id: row for row in found}
