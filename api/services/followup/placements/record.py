"""How is a contract or a PMSMP recorded, with or without a proposal, and taken back?"""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.followup.answers import LED_SOMEWHERE
from api.services.followup.placements.checks import check_placement
from api.services.followup.placements.entered import NewPlacement, read_placement
from api.services.followup.proposals.note_answer import led_somewhere, proposal_of, settle
from api.services.named.employers import NewEmployer, employer_for
from api.services.not_possible import not_possible
from api.services.noting import Noting, may_undo, new_id, open_to_note
from api.services.open_store import Store
from api.services.pool.offer.places import (
    free_place_of,
    give_place_back,
    take_place,
    take_place_for,
)
from models.enums import OfferKind, OutcomeKind
from models.errors import NotFound
from models.store.pool_version import bump_pool_version
from models.tables import Course, Offer, Outcome, Placement, Proposal, YoungPerson

log = structlog.get_logger()


@dataclass(frozen=True)
class Entered:
    """A form about a contract or PMSMP; `proposal_id` None: nothing was proposed."""

    texts: Mapping[str, str]
    proposal_id: str | None = None


def record_placement(store: Store, noting: Noting, person_id: str, entered: Entered) -> str:
    """Record it and give its id; the same one entered twice is recorded once.

    Raises NotFound, NotAllowed, EntryRefused, NotPossible, ToConfirm; then nothing is changed.
    """
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        proposal, offer = _proposed(session, person, entered.proposal_id)
        new = read_placement(session, entered.texts, noting.today, offer)
        placement = _placement_of(session, person, new, proposal)
        same = _recorded_already(session, placement)
        if same is not None:
            return same
        check_placement(session, person, placement, noting.today, confirmed=new.confirmed)
        placement.updated_at = noting.now
        session.add(placement)
        session.flush()
        _note_signature(session, noting, placement, proposal)
        bump_pool_version(session)
    log.info("placement recorded", kind=str(new.kind), proposed=proposal is not None)
    return placement.id


def undo_placement(store: Store, noting: Noting, person_id: str, placement_id: str) -> None:
    """Take back what was recorded by mistake, the same day, by the structure that recorded it."""
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        placement = placement_of(session, person.id, placement_id)
        signed = placement_outcomes(session, placement.id)
        author = next((each.noted_by for each in signed if each.kind in LED_SOMEWHERE), None)
        if not may_undo(session, noting, placement, author):
            raise not_possible(
                "Un contrat ou une PMSMP s'annule le jour où il est noté, par la structure qui l'a "
                "noté. Notez plutôt ce qui s'est passé depuis."
            )
        if any(each.kind is not OutcomeKind.SIGNED for each in signed):
            raise not_possible("Annulez d'abord les suites notées.")
        free_place_of(session, noting, placement.id)
        for outcome in signed:
            session.delete(outcome)
        session.delete(placement)
        session.flush()
        if placement.proposal_id is not None:
            _reopen(session, noting, proposal_of(session, person.id, placement.proposal_id))
        bump_pool_version(session)


def placement_of(session: Session, person_id: str, placement_id: str) -> Placement:
    """The contract or PMSMP, if it is this person's; raises NotFound."""
    placement = session.get(Placement, placement_id)
    if placement is None or placement.person_id != person_id:
        raise NotFound("Contrat ou PMSMP", placement_id)
    return placement


def placement_outcomes(session: Session, placement_id: str) -> list[Outcome]:
    """Everything noted of a contract or PMSMP, in the order of noting."""
    noted = select(Outcome).where(Outcome.placement_id == placement_id).order_by(Outcome.id)
    return list(session.scalars(noted))


def _proposed(
    session: Session, person: YoungPerson, proposal_id: str | None
) -> tuple[Proposal | None, Offer | None]:
    if proposal_id is None:
        return None, None
    proposal = proposal_of(session, person.id, proposal_id)
    return proposal, session.get_one(Offer, proposal.offer_id)


def _placement_of(
    session: Session, person: YoungPerson, new: NewPlacement, proposal: Proposal | None
) -> Placement:
    """The placement that was entered, not yet stored; an employer not known before is."""
    employer_id = new.employer
    if isinstance(employer_id, NewEmployer):
        employer_id = employer_for(session, employer_id).id
    course = session.get(Course, new.course_id) if new.course_id else None
    is_pmsmp = new.kind is OfferKind.PMSMP
    return Placement(
        id=new_id("pl"),
        kind=new.kind,
        person_id=person.id,
        employer_id=employer_id,
        proposal_id=None if proposal is None else proposal.id,
        origin=new.origin,
        rome=new.rome,
        uai=None if course is None else course.uai,
        course_id=new.course_id,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        purpose=new.purpose,
        renewal_of=new.renewal_of,
        prescriber_structure_id=(new.prescriber_structure_id or person.structure_id)
        if is_pmsmp
        else None,
    )


def _recorded_already(session: Session, placement: Placement) -> str | None:
    """One person has one contract or PMSMP of a kind at an employer from a given day."""
    return session.scalar(
        select(Placement.id)
        .where(
            Placement.person_id == placement.person_id,
            Placement.employer_id == placement.employer_id,
            Placement.kind == placement.kind,
            Placement.starts_on == placement.starts_on,
        )
        .limit(1)
    )


def _note_signature(
    session: Session, noting: Noting, placement: Placement, proposal: Proposal | None
) -> None:
    """Signed on its first day, or today when that is still to come; the proposal closes."""
    day = min(placement.starts_on, noting.today)
    if proposal is not None:
        day = max(day, proposal.proposed_on)
    signature = Outcome(
        placement_id=placement.id,
        proposal_id=None if proposal is None else proposal.id,
        kind=OutcomeKind.SIGNED,
        happened_on=day,
        noted_by=noting.viewer.id,
        updated_at=noting.now,
    )
    if proposal is not None and not led_somewhere(session, proposal.id, besides=placement.id):
        take_place(session, noting, proposal.offer_id)
    if proposal is None:
        take_place_for(session, noting, placement)
    session.add(signature)
    session.flush()
    if proposal is not None:
        settle(session, proposal)


def _reopen(session: Session, noting: Noting, proposal: Proposal) -> None:
    if not led_somewhere(session, proposal.id):
        give_place_back(session, noting, proposal.offer_id)
    settle(session, proposal)
