"""How many proposals were signed, and how many placements held? Counted from the rows themselves.

"Lost from view" is neither success nor failure: it adds nothing.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.answers_known import contract_starts, has_held, outcomes_of, was_signed
from api.services.history_cells import Cell, Cells, Counts, merged, past_counts
from models.tables import Course, Offer, Outcome, PastPlacement, Placement, Proposal


def count_proposals(
    session: Session, *conditions: ColumnElement[bool], until: date = date.max
) -> Cells:
    """Proposals that meet the conditions, answered by a day, and how many of them were signed."""
    rows = session.execute(
        select(
            Proposal.id,
            Proposal.proposed_on,
            Offer.employer_id,
            Offer.rome,
            Offer.kind,
            Course.uai,
        )
        .join(Offer, Proposal.offer_id == Offer.id)
        .outerjoin(Course, Offer.course_id == Course.id)
        .where(*conditions)
    ).all()
    asked = select(Proposal.id).join(Offer, Proposal.offer_id == Offer.id).where(*conditions)
    events = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.in_(asked), until)
    placed = session.execute(
        select(Placement.proposal_id, Placement.uai).where(
            Placement.proposal_id.in_(asked), Placement.starts_on <= until
        )
    )
    led_to = {row.proposal_id: row.uai for row in placed}
    cells: Cells = defaultdict(Counts)
    for row in rows:
        signed = was_signed(events[row.id], row.id in led_to)
        if signed is not None:
            uai = led_to.get(row.id) or row.uai or ""
            cell = Cell(row.employer_id, uai, row.rome, row.kind, row.proposed_on.year)
            cells[cell].proposed += 1
            cells[cell].signed += signed
    return cells


def count_placements(session: Session, today: date, *conditions: ColumnElement[bool]) -> Cells:
    """Placements that meet the conditions: all, those followed for six months, those that held."""
    rows = session.scalars(select(Placement).where(*conditions)).all()
    asked = select(Placement.id).where(*conditions)
    proposals = select(Placement.proposal_id).where(*conditions)
    own = outcomes_of(session, Outcome.placement_id, Outcome.placement_id.in_(asked), today)
    before = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.in_(proposals), today)
    contracts = contract_starts(session, *conditions)
    cells: Cells = defaultdict(Counts)
    for row in rows:
        events = own[row.id] + before[row.proposal_id or ""]
        held = has_held(row, events, contracts[row.person_id or ""], today)
        cell = Cell(row.employer_id, row.uai or "", row.rome, row.kind, row.starts_on.year)
        cells[cell].placed += 1
        cells[cell].followed_6m += held is not None
        cells[cell].held_6m += held is True
    return cells


def history(session: Session, today: date, employers: Collection[str] | None = None) -> Cells:
    """Every cell as known on a day: what is held person by person, what forgotten people left.

    `employers`: those of whom cells are wanted, a few hundred at most; None: all.
    """

    def of(owner: InstrumentedAttribute[str]) -> list[ColumnElement[bool]]:
        return [] if employers is None else [owner.in_(employers)]

    return merged(
        [
            past_counts(session, PastPlacement.year <= today.year, *of(PastPlacement.employer_id)),
            count_proposals(
                session, Proposal.proposed_on <= today, *of(Offer.employer_id), until=today
            ),
            # Archived conventions are in the past counts already.
            count_placements(
                session,
                today,
                Placement.archived_on.is_(None),
                Placement.starts_on <= today,
                *of(Placement.employer_id),
            ),
        ]
    )
