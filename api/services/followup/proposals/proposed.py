"""Which offers were proposed to a young person already, and where does each proposal stand?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.followup.proposals.order_reason import overrides_of
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.persons import person_for
from models.tables import OrderOverride, Outcome, Proposal


@dataclass(frozen=True)
class ProposalState:
    """The latest proposal of an offer: since when, its status, and the last answer if any.

    `passed_over`: how many offers above it were; `reason`: why, None where it was not said.
    """

    proposal_id: str
    day: date
    status: str
    answer: str | None
    passed_over: int = 0
    reason: str | None = None


def proposals_by_offer(store: Store, noting: Noting, person_id: str) -> dict[str, ProposalState]:
    """The latest proposal of each offer, for a file whose view is logged with its ranking."""
    with store.reading() as session:
        person = person_for(session, noting.viewer, person_id)
        rows = session.scalars(
            select(Proposal)
            .where(Proposal.person_id == person.id)
            .order_by(Proposal.proposed_on, Proposal.id)
        ).all()
        answers = _last_answers(session, [row.id for row in rows])
        overrides = overrides_of(session, [row.id for row in rows])
        return {row.offer_id: _state(row, answers, overrides.get(row.id)) for row in rows}


def _state(row: Proposal, answers: dict[str, str], override: OrderOverride | None) -> ProposalState:
    return ProposalState(
        row.id,
        row.proposed_on,
        row.status.value,
        answers.get(row.id),
        0 if override is None else override.passed_over,
        override.reason.value if override is not None and override.reason else None,
    )


def _last_answers(session: Session, proposal_ids: list[str]) -> dict[str, str]:
    noted = session.execute(
        select(Outcome.proposal_id, Outcome.kind)
        .where(Outcome.proposal_id.in_(proposal_ids))
        .order_by(Outcome.happened_on, Outcome.id)
    )
    return {proposal_id or "": kind.value for proposal_id, kind in noted}
