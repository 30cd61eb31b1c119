"""How does an adviser propose an offer to a young person?"""

from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.followup.forbidden import forbidden
from api.services.followup.proposals.list_kept import keep_list, list_seen
from api.services.followup.proposals.order_reason import keep_override
from api.services.learning.frozen import facts_kept
from api.services.named.visible_offers import visible_offer, why_closed
from api.services.not_possible import not_possible
from api.services.noting import Noting, adviser_id_of, new_id, open_to_note
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.pool.offer.owner_requests import ask_owner
from api.services.ranking.order.standing import Place, Standing, standing_of
from api.services.ranking.pool.snapshot import PoolSnapshots
from api.services.viewer import Permission
from models.enums import ProposalStatus
from models.store.pool_version import bump_pool_version
from models.tables import Proposal, YoungPerson

log = structlog.get_logger()


@dataclass(frozen=True)
class Proposed:
    """The proposal that now waits for an answer; `already`: it was there before."""

    proposal_id: str
    already: bool


def propose(
    store: Store, snapshots: PoolSnapshots, noting: Noting, person_id: str, offer_id: str
) -> Proposed:
    """Propose an offer; asked twice, the proposal that waits is given back.

    Its rank, scorecard, what every factor says and the list it was chosen from are kept as they
    stand now, and how many offers above it are passed over; the owner of an announced offer is
    asked with it. Raises NotFound, NotAllowed, and NotPossible for an offer that is closed or that
    a rule or the young person's refusal excludes.
    """
    with store.reading() as session:
        person = person_for(session, noting.viewer, person_id, Permission.NOTE_OUTCOMES)
        offer = visible_offer(session, offer_id, person.structure_id)
        standing = standing_of(session, snapshots, person, offer, noting.today)
        seen = list_seen(session, snapshots, person, offer, standing)
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        waiting = _waiting(session, person, offer_id)
        if waiting is not None:
            return Proposed(waiting, already=True)
        _check(session, person, offer_id, (standing, noting))
        proposal = Proposal(
            id=new_id("pr"),
            person_id=person.id,
            offer_id=offer_id,
            adviser_id=adviser_id_of(session, noting.viewer),
            proposed_on=noting.today,
            status=ProposalStatus.PENDING,
            updated_at=noting.now,
            **_as_it_stands(standing),
        )
        session.add(proposal)
        session.flush()
        keep_override(session, proposal, standing)
        keep_list(session, proposal.id, seen)
        ask_owner(session, noting, proposal, person.structure_id)
        bump_pool_version(session)
    log.info("proposed", rank=standing.rank)
    return Proposed(proposal.id, already=False)


def _waiting(session: Session, person: YoungPerson, offer_id: str) -> str | None:
    return session.scalar(
        select(Proposal.id)
        .where(
            Proposal.person_id == person.id,
            Proposal.offer_id == offer_id,
            Proposal.status == ProposalStatus.PENDING,
        )
        .order_by(Proposal.id)
        .limit(1)
    )


def _check(
    session: Session, person: YoungPerson, offer_id: str, asked: tuple[Standing, Noting]
) -> None:
    standing, noting = asked
    if person.closed_on is not None:
        raise not_possible("Ce dossier est clos : rouvrez-le avant de proposer une offre.")
    # Read again under a lock: the last place may have gone since the page was shown.
    offer = visible_offer(session, offer_id, person.structure_id, to_change=True)
    closed = why_closed(offer, noting.today)
    if closed is not None:
        raise not_possible(f"{closed} Choisissez une autre offre de la liste.")
    if standing.place is Place.CLOSED:
        raise not_possible(standing.why)
    if standing.forbidding:
        raise forbidden(standing.forbidding)


def _as_it_stands(standing: Standing) -> dict[str, Any]:
    """The rank, and the scorecard and entries where the offer was shown with a score."""
    is_scored = standing.place in (Place.LISTED, Place.TO_DISCUSS)
    shown = standing.ranking if is_scored else None
    return {
        "shown_rank": standing.rank,
        **facts_kept(shown),
    }
