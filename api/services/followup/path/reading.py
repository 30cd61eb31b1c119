"""How are the lines of a path read? A few questions to the store, whatever the path's length."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.services.followup.answers import LED_SOMEWHERE, answers_to
from api.services.followup.noted_meanwhile import stamp_of
from api.services.followup.path.lines import PlacementLine, ProposalLine, Step
from api.services.followup.placements.state import can_be_noted, is_over
from api.services.followup.proposals.order_reason import overrides_of
from api.services.named.names import commune_names, offer_words, trade_labels
from api.services.noting import Noting, may_undo
from api.services.pool.offer.owner_requests import requests_for
from api.services.viewer import Permission
from models.enums import OutcomeKind
from models.tables import (
    Adviser,
    Course,
    Employer,
    Offer,
    Outcome,
    Placement,
    Proposal,
    Structure,
    YoungPerson,
)


class PathReader:
    """Reads one person's lines; what may be noted depends on who asks."""

    def __init__(self, session: Session, noting: Noting, person: YoungPerson) -> None:
        self._session, self._noting, self._person = session, noting, person
        self._may_note = noting.viewer.may(Permission.NOTE_OUTCOMES)
        mine = Proposal.person_id == person.id
        self._proposals = session.scalars(
            select(Proposal).where(mine).order_by(Proposal.proposed_on.desc(), Proposal.id)
        ).all()
        self._placements = session.execute(
            select(Placement, Employer)
            .join(Employer, Placement.employer_id == Employer.id)
            .where(Placement.person_id == person.id)
            .order_by(Placement.starts_on.desc(), Placement.id)
        ).all()
        self._outcomes = self._read_outcomes()
        self._names = self._read_names()
        offers = {proposal.offer_id for proposal in self._proposals}
        self._words = offer_words(session, offers, person.structure_id)
        made = [each.id for each in self._proposals]
        self._requests = requests_for(session, made, person.structure_id)
        self._overrides = overrides_of(session, made)
        proposed = session.scalars(select(Offer).where(Offer.id.in_(offers)))
        self._kinds = {offer.id: offer.kind for offer in proposed}

    def proposals(self) -> list[ProposalLine]:
        """All proposals, newest first."""
        return [self._proposal(each) for each in self._proposals]

    def placements(self) -> list[PlacementLine]:
        """All contracts and PMSMP, the latest start first."""
        return [self._placement(placement, employer) for placement, employer in self._placements]

    def _read_outcomes(self) -> list[Outcome]:
        proposals = [each.id for each in self._proposals]
        placements = [placement.id for placement, _ in self._placements]
        return list(
            self._session.scalars(
                select(Outcome)
                .where(
                    or_(Outcome.proposal_id.in_(proposals), Outcome.placement_id.in_(placements))
                )
                .order_by(Outcome.happened_on, Outcome.id)
            )
        )

    def _read_names(self) -> dict[str, str]:
        authors = {each.noted_by for each in self._outcomes}
        authors |= {proposal.adviser_id for proposal in self._proposals}
        named = select(Adviser).where(Adviser.id.in_(author for author in authors if author))
        return {row.id: row.display_name for row in self._session.scalars(named)}

    def _proposal(self, proposal: Proposal) -> ProposalLine:
        words, kind = self._words[proposal.offer_id], self._kinds[proposal.offer_id]
        noted = [each for each in self._outcomes if each.proposal_id == proposal.id]
        asked = self._requests.get(proposal.id)
        override = self._overrides.get(proposal.id)
        kinds = {each.kind for each in noted}
        placed = tuple(p.id for p, _ in self._placements if p.proposal_id == proposal.id)
        led = bool(kinds & LED_SOMEWHERE) or bool(placed)
        offered = () if led or not self._may_note else answers_to(kind)
        return ProposalLine(
            proposal_id=proposal.id,
            offer_id=proposal.offer_id,
            kind=kind.value,
            title=words["title"],
            employer=words["employer"] or (asked.employer if asked else None),
            announced=words["announced"],
            commune=words["commune"],
            day=proposal.proposed_on,
            by=self._names.get(proposal.adviser_id or ""),
            rank=proposal.shown_rank,
            status=proposal.status.value,
            steps=self._steps(each for each in noted if each.placement_id is None),
            answers=tuple(each.value for each in offered),
            placement_ids=placed,
            signed=bool(kinds & LED_SOMEWHERE),
            request=asked,
            passed_over=0 if override is None else override.passed_over,
            reason=override.reason.value if override is not None and override.reason else None,
            seen=stamp_of(noted),
        )

    def _placement(self, placement: Placement, employer: Employer) -> PlacementLine:
        noted = [each for each in self._outcomes if each.placement_id == placement.id]
        kinds = {each.kind for each in noted}
        proposal = next((p for p in self._proposals if p.id == placement.proposal_id), None)
        possible = can_be_noted(placement, kinds, self._noting.today)
        author = next((each.noted_by for each in noted if each.kind in LED_SOMEWHERE), None)
        course = self._session.get(Course, placement.course_id or "")
        prescriber = self._session.get(Structure, placement.prescriber_structure_id or "")
        return PlacementLine(
            placement_id=placement.id,
            kind=placement.kind.value,
            trade=trade_labels().get(placement.rome, placement.rome),
            employer=self._employer_name(placement, employer),
            commune=commune_names().get(employer.insee or ""),
            day=placement.starts_on,
            ends_on=placement.ends_on,
            ruptured_on=placement.ruptured_on,
            origin=placement.origin.value,
            proposed_on=None if proposal is None else proposal.proposed_on,
            purpose=placement.purpose.value if placement.purpose else None,
            purpose_met=placement.purpose_met,
            is_renewal=placement.renewal_of is not None,
            cfa=None if course is None else f"{course.title}, {course.cfa_name}",
            prescriber=None if prescriber is None else prescriber.name,
            begun=placement.starts_on <= self._noting.today,
            over=is_over(placement, kinds, self._noting.today),
            undoable=self._may_undo(placement, author) and kinds <= {OutcomeKind.SIGNED},
            steps=(*self._answers_before(proposal), *self._steps(noted)),
            events=tuple(each.value for each in possible) if self._may_note else (),
            seen=stamp_of(noted),
        )

    def _answers_before(self, proposal: Proposal | None) -> tuple[Step, ...]:
        """What was answered before anything came of it: told, no longer undone here."""
        answered = [
            each
            for each in self._outcomes
            if proposal is not None
            and each.proposal_id == proposal.id
            # The signature is the placement's own.
            and each.placement_id is None
            and each.kind not in LED_SOMEWHERE
        ]
        return tuple(replace(step, undoable=False) for step in self._steps(answered))

    def _employer_name(self, placement: Placement, employer: Employer) -> str | None:
        """The employer; None where the offer it came from only announces it."""
        offers = [p.offer_id for p in self._proposals if p.id == placement.proposal_id]
        if any(self._words[offer]["announced"] for offer in offers):
            return None
        return employer.trade_name or employer.legal_name

    def _steps(self, noted: Iterable[Outcome]) -> tuple[Step, ...]:
        return tuple(
            Step(
                outcome_id=each.id,
                kind=each.kind.value,
                day=each.happened_on,
                by=self._names.get(each.noted_by or ""),
                undoable=self._may_undo(each, each.noted_by) and not _is_signature(each),
            )
            for each in noted
        )

    def _may_undo(self, row: Outcome | Placement, noted_by: str | None) -> bool:
        return self._may_note and may_undo(self._session, self._noting, row, noted_by)


def _is_signature(outcome: Outcome) -> bool:
    """It goes with its contract or PMSMP, not alone."""
    return outcome.kind is OutcomeKind.SIGNED and outcome.placement_id is not None
