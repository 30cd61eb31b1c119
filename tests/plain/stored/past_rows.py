"""A proposal and a placement of "rural-17", and what became of them."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.enums import OfferKind, OutcomeKind, ProposalStatus
from models.tables import Outcome, Placement, Proposal


def add_proposal(session: Session, *kinds: OutcomeKind, offer: str = "offer-1") -> None:
    session.add(
        Proposal(
            id="p",
            person_id="rural-17",
            offer_id=offer,
            proposed_on=date(2025, 6, 2),
            status=ProposalStatus.CLOSED if kinds else ProposalStatus.PENDING,
        )
    )
    session.flush()
    session.add_all(
        Outcome(proposal_id="p", kind=kind, happened_on=date(2025, 6, 20)) for kind in kinds
    )
    session.flush()


def add_placement(session: Session, *kinds: OutcomeKind, **columns: Any) -> None:
    given: dict[str, Any] = {
        "id": "c",
        "kind": OfferKind.APPRENTICESHIP,
        "person_id": "rural-17",
        "employer_id": "emp-1",
        "rome": "D1102",
        "starts_on": date(2025, 9, 1),
    }
    session.add(Placement(**(given | columns)))
    session.flush()
    session.add_all(
        Outcome(placement_id="c", kind=kind, happened_on=date(2026, 3, 1)) for kind in kinds
    )
    session.flush()
