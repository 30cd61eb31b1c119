"""How many proposals were signed, and how many placements held? Counted from the rows themselves.

"Lost from view" is neither success nor failure: it adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.services.history_cells import Cell, Cells, Counts, merged, past_counts
from models.enums import OfferKind, OutcomeKind
from models.tables import Course, Offer, Outcome, Placement, Proposal

# The scorecard's second question is asked six months after the start (design.md).
HORIZON = relativedelta(months=6)
_IN_TRAINING = {
    OutcomeKind.IN_TRAINING_6M_SAME,
    OutcomeKind.IN_TRAINING_6M_NEW,
    OutcomeKind.COMPLETED,
}
_SIGNED = {OutcomeKind.SIGNED, OutcomeKind.PMSMP_DONE, OutcomeKind.RUPTURED} | _IN_TRAINING
_NOT_SIGNED = {
    OutcomeKind.DECLINED_BY_YOUNG_PERSON,
    OutcomeKind.DECLINED_BY_EMPLOYER,
    OutcomeKind.DECLINED_BY_CFA,
    OutcomeKind.NO_ANSWER,
    OutcomeKind.PLACE_GONE,
}


def count_proposals(session: Session, *conditions: ColumnElement[bool]) -> Cells:
    """Answered proposals that meet the conditions, and how many of them were signed."""
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
    asked = select(Proposal.id).where(*conditions)
    events = _outcomes(session, Outcome.proposal_id, Outcome.proposal_id.in_(asked))
    placed = session.execute(
        select(Placement.proposal_id, Placement.uai).where(Placement.proposal_id.in_(asked))
    )
    led_to = {row.proposal_id: row.uai for row in placed}
    cells: Cells = defaultdict(Counts)
    for row in rows:
        kinds = {kind for kind, _ in events[row.id]}
        signed = row.id in led_to or bool(kinds & _SIGNED)
        if signed or kinds & _NOT_SIGNED:
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
    own = _outcomes(session, Outcome.placement_id, Outcome.placement_id.in_(asked))
    before = _outcomes(session, Outcome.proposal_id, Outcome.proposal_id.in_(proposals))
    contracts = _contract_starts(session, *conditions)
    cells: Cells = defaultdict(Counts)
    for row in rows:
        events = own[row.id] + before[row.proposal_id or ""]
        held = (
            _purpose_met(row, contracts[row.person_id or ""])
            if row.kind is OfferKind.PMSMP
            else _still_in_training(row, events, today)
        )
        cell = Cell(row.employer_id, row.uai or "", row.rome, row.kind, row.starts_on.year)
        cells[cell].placed += 1
        cells[cell].followed_6m += held is not None
        cells[cell].held_6m += held is True
    return cells


def history(session: Session, today: date) -> Cells:
    """Every cell: what is still held person by person, and what remains of forgotten people."""
    return merged(
        [
            past_counts(session),
            count_proposals(session),
            # Archived conventions are in the past counts already.
            count_placements(session, today, Placement.archived_on.is_(None)),
        ]
    )


def _outcomes(
    session: Session, of: Any, condition: ColumnElement[bool]
) -> dict[str, list[tuple[OutcomeKind, date]]]:
    events: dict[str, list[tuple[OutcomeKind, date]]] = defaultdict(list)
    for key, kind, day in session.execute(
        select(of, Outcome.kind, Outcome.happened_on).where(condition)
    ):
        events[key].append((kind, day))
    return events


def _contract_starts(session: Session, *conditions: ColumnElement[bool]) -> dict[str, list[date]]:
    hosted = select(Placement.person_id).where(*conditions, Placement.kind == OfferKind.PMSMP)
    starts: dict[str, list[date]] = defaultdict(list)
    for person_id, day in session.execute(
        select(Placement.person_id, Placement.starts_on).where(
            Placement.kind == OfferKind.APPRENTICESHIP, Placement.person_id.in_(hosted)
        )
    ):
        starts[person_id or ""].append(day)
    return starts


def _purpose_met(stay: Placement, contracts: Iterable[date]) -> bool | None:
    end = stay.ends_on or stay.starts_on
    if any(end <= start <= end + HORIZON for start in contracts):
        return True
    return stay.purpose_met


def _still_in_training(
    contract: Placement, events: list[tuple[OutcomeKind, date]], today: date
) -> bool | None:
    kinds = {kind for kind, _ in events}
    if kinds & _IN_TRAINING:
        return True
    ruptures = [day for kind, day in events if kind is OutcomeKind.RUPTURED]
    if contract.ruptured_on is not None:
        ruptures.append(contract.ruptured_on)
    # Early ruptures alone would be counted before their year's contracts that hold.
    horizon = contract.starts_on + HORIZON
    if not ruptures or horizon > today:
        return None
    if min(ruptures) >= horizon:
        return True
    return None if OutcomeKind.LOST_FROM_VIEW in kinds else False
