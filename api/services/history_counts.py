"""How many proposals were signed, and how many placements held? Counted from the rows themselves.

"Lost from view" is neither success nor failure: it adds nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.services.answers_known import (
    Events,
    contract_starts,
    has_held,
    known_by,
    outcomes_of,
    was_signed,
)
from api.services.history_cells import Cell, Cells, Counts, merged, past_counts
from models.tables import Course, Offer, Outcome, PastPlacement, Placement, Proposal

# A placement that is held whole takes four times as long to fetch.
_READ: Final = (
    Placement.id,
    Placement.proposal_id,
    Placement.person_id,
    Placement.employer_id,
    Placement.uai,
    Placement.rome,
    Placement.kind,
    Placement.starts_on,
    Placement.ends_on,
    Placement.ruptured_on,
    Placement.purpose_met,
)


@dataclass(frozen=True)
class _Proposed:
    """Proposals, what happened to each, and the placements each led to: first day and UAI."""

    rows: Sequence[Any]
    events: Mapping[str, Events]
    led_to: Mapping[str, list[tuple[date, str | None]]]

    def known_on(self, day: date) -> Cells:
        """Those made and answered by a day, and how many of them were signed."""
        cells: Cells = defaultdict(Counts)
        for row in self.rows:
            if row.proposed_on > day:
                continue
            placed = [uai for starts_on, uai in self.led_to[row.id] if starts_on <= day]
            signed = was_signed(known_by(self.events[row.id], day), bool(placed))
            if signed is not None:
                uai = (placed[-1] if placed else None) or row.uai or ""
                cell = Cell(row.employer_id, uai, row.rome, row.kind, row.proposed_on.year)
                cells[cell].proposed += 1
                cells[cell].signed += signed
        return cells


@dataclass(frozen=True)
class _Placed:
    """Placements, what happened to each and before it, and when contracts of the same people began.

    `rows`: what is read of each, `_READ`; `events`: by placement; `before`: by proposal;
    `contracts`: by person.
    """

    rows: Sequence[Any]
    events: Mapping[str, Events]
    before: Mapping[str, Events]
    contracts: Mapping[str, list[date]]

    def begun_by(self, day: date) -> "_Placed":
        """Those that had begun."""
        return replace(self, rows=[row for row in self.rows if row.starts_on <= day])

    def known_on(self, day: date) -> Cells:
        """All, those followed for six months by a day, those that held."""
        cells: Cells = defaultdict(Counts)
        for row in self.rows:
            events = self.events[row.id] + self.before[row.proposal_id or ""]
            contracts = self.contracts[row.person_id or ""]
            held = has_held(row, known_by(events, day), contracts, day)
            cell = Cell(row.employer_id, row.uai or "", row.rome, row.kind, row.starts_on.year)
            cells[cell].placed += 1
            cells[cell].followed_6m += held is not None
            cells[cell].held_6m += held is True
        return cells


@dataclass(frozen=True)
class Past:
    """What is held person by person, and what forgotten people left: read once, for many days."""

    proposed: _Proposed
    placed: _Placed
    forgotten: Cells

    def known_on(self, day: date) -> Cells:
        """Every cell as known on a day, no later than the day this was read for."""
        forgotten = {cell: left for cell, left in self.forgotten.items() if cell.year <= day.year}
        placed = self.placed.begun_by(day).known_on(day)
        return merged([forgotten, self.proposed.known_on(day), placed])


def count_proposals(session: Session, *conditions: ColumnElement[bool]) -> Cells:
    """Proposals that meet the conditions and are answered, and how many of them were signed."""
    return _proposed(session, date.max, *conditions).known_on(date.max)


def count_placements(session: Session, today: date, *conditions: ColumnElement[bool]) -> Cells:
    """Placements that meet the conditions: all, those followed for six months, those that held."""
    return _placed(session, today, *conditions).known_on(today)


def history(session: Session, today: date, employers: Collection[str] | None = None) -> Cells:
    """Every cell as known on a day: what is held person by person, what forgotten people left.

    `employers`: those of whom cells are wanted, a few hundred at most; None: all.
    """
    return past_of(session, today, employers).known_on(today)


def past_of(session: Session, today: date, employers: Collection[str] | None = None) -> Past:
    """What had happened by a day, of all or some employers: `history` of any day until then."""

    def of(owner: InstrumentedAttribute[str]) -> list[ColumnElement[bool]]:
        return [] if employers is None else [owner.in_(employers)]

    return Past(
        _proposed(session, today, Proposal.proposed_on <= today, *of(Offer.employer_id)),
        # Archived conventions are in the past counts already.
        _placed(
            session,
            today,
            Placement.archived_on.is_(None),
            Placement.starts_on <= today,
            *of(Placement.employer_id),
        ),
        past_counts(session, PastPlacement.year <= today.year, *of(PastPlacement.employer_id)),
    )


def _proposed(session: Session, until: date, *conditions: ColumnElement[bool]) -> _Proposed:
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
    led_to: dict[str, list[tuple[date, str | None]]] = defaultdict(list)
    for proposal_id, starts_on, uai in session.execute(
        select(Placement.proposal_id, Placement.starts_on, Placement.uai).where(
            Placement.proposal_id.in_(asked), Placement.starts_on <= until
        )
    ):
        led_to[str(proposal_id)].append((starts_on, uai))
    return _Proposed(rows, events, led_to)


def _placed(session: Session, until: date, *conditions: ColumnElement[bool]) -> _Placed:
    asked = select(Placement.id).where(*conditions)
    proposals = select(Placement.proposal_id).where(*conditions)
    return _Placed(
        session.execute(select(*_READ).where(*conditions)).all(),
        outcomes_of(session, Outcome.placement_id, Outcome.placement_id.in_(asked), until),
        outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.in_(proposals), until),
        contract_starts(session, *conditions),
    )
