"""How does a candidate for an announced offer go through its owner? Asked, answered, read by both.

The owner learns which structure proposes somebody and who to call there, never who it is; the
asking structure learns the employer where the owner's answer tells it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from api.services.named.names import trade_labels, zone_of
from api.services.not_possible import not_possible
from api.services.noting import Noting, adviser_id_of
from api.services.open_store import Store
from api.services.prospection.held.holding import name_of
from api.services.viewer import Permission, Viewer
from models.enums import OwnerAnswer, ProposalStatus, Visibility
from models.errors import NotFound
from models.tables import Adviser, Employer, Offer, OwnerRequest, Proposal, Structure

MOST_SHOWN: Final = 200
log = structlog.get_logger()


@dataclass(frozen=True)
class RequestLine:
    """One request as both sides read it. `employer` and `contact`: for whom may know them."""

    proposal_id: str
    offer_id: str
    trade: str
    zone: str | None
    from_structure: str
    asked_by: str | None
    to_structure: str
    asked_at: datetime
    answer: str | None
    answered_by: str | None
    answered_at: datetime | None
    # Neither answered nor withdrawn: somebody waits.
    waits: bool
    received: bool
    employer: str | None
    contact: str | None


def ask_owner(session: Session, noting: Noting, proposal: Proposal, structure_id: str) -> bool:
    """Ask the owner with a new proposal; False where the offer is not another's, announced."""
    offer = session.get_one(Offer, proposal.offer_id)
    owner = offer.owner_structure_id
    if offer.visibility is not Visibility.ANNOUNCED or owner in (None, structure_id):
        return False
    session.add(
        OwnerRequest(
            proposal_id=proposal.id,
            from_structure_id=structure_id,
            to_structure_id=owner,
            asked_by=adviser_id_of(session, noting.viewer),
            asked_at=noting.now,
        )
    )
    return True


def answer_request(store: Store, noting: Noting, proposal_id: str, answer: OwnerAnswer) -> None:
    """Answer for the owner, once. Raises RightMissing, NotFound, NotPossible."""
    noting.viewer.must(Permission.PROSPECT)
    with store.sessions.begin() as session:
        found = select(OwnerRequest).where(OwnerRequest.proposal_id == proposal_id)
        asked = session.scalar(found.with_for_update())
        if asked is None or asked.to_structure_id != noting.viewer.structure_id:
            raise NotFound("Candidature", proposal_id)
        proposal = session.get_one(Proposal, proposal_id)
        if asked.answer is not None or proposal.status is not ProposalStatus.PENDING:
            raise not_possible("Cette candidature n'attend plus : relisez la liste.")
        asked.answer, asked.answered_at = answer, noting.now
        asked.answered_by = adviser_id_of(session, noting.viewer)
    log.info("owner answered", answer=answer.value)


def requests_of(session: Session, viewer: Viewer) -> list[RequestLine]:
    """What the viewer's structure received and sent, those that wait first, then the newest."""
    viewer.must(Permission.READ_PROSPECTION)
    own = viewer.structure_id or ""
    mine = or_(OwnerRequest.to_structure_id == own, OwnerRequest.from_structure_id == own)
    newest = _asked().where(mine).order_by(OwnerRequest.asked_at.desc(), OwnerRequest.proposal_id)
    lines = [_line(row, own) for row in session.execute(newest.limit(MOST_SHOWN))]
    return sorted(lines, key=lambda line: not line.waits)


def requests_for(
    session: Session, proposals: list[str], structure_id: str
) -> dict[str, RequestLine]:
    """The requests of these proposals, as the structure that made them reads them."""
    rows = session.execute(_asked().where(OwnerRequest.proposal_id.in_(proposals)))
    lines = [_line(row, structure_id) for row in rows]
    return {line.proposal_id: line for line in lines}


_FROM, _TO = aliased(Structure), aliased(Structure)
_ASKER, _ANSWERER = aliased(Adviser), aliased(Adviser)


def _asked() -> Select[OwnerRequest, Proposal, Offer, Employer, str, str, str, str]:
    return (
        select(
            OwnerRequest, Proposal, Offer, Employer,
            _FROM.name, _TO.name, _ASKER.display_name, _ANSWERER.display_name,
        )
        .join(Proposal, Proposal.id == OwnerRequest.proposal_id)
        .join(Offer, Offer.id == Proposal.offer_id)
        .join(Employer, Employer.id == Offer.employer_id)
        .join(_FROM, _FROM.id == OwnerRequest.from_structure_id)
        .join(_TO, _TO.id == OwnerRequest.to_structure_id)
        .outerjoin(_ASKER, _ASKER.id == OwnerRequest.asked_by)
        .outerjoin(_ANSWERER, _ANSWERER.id == OwnerRequest.answered_by)
    )  # fmt: skip


def _line(row: Any, own: str) -> RequestLine:
    asked, proposal, offer, employer, asking, owner, asker, answerer = row
    received = asked.to_structure_id == own
    named = received or asked.answer is OwnerAnswer.EMPLOYER_TOLD
    return RequestLine(
        proposal_id=proposal.id,
        offer_id=offer.id,
        trade=trade_labels().get(offer.rome, offer.rome),
        zone=zone_of(offer.insee or employer.insee),
        from_structure=asking,
        asked_by=asker,
        to_structure=owner,
        asked_at=asked.asked_at,
        answer=asked.answer.value if asked.answer else None,
        answered_by=answerer,
        answered_at=asked.answered_at,
        waits=asked.answer is None and proposal.status is ProposalStatus.PENDING,
        received=received,
        employer=name_of(employer) if named else None,
        contact=offer.apply_value if named else None,
    )
