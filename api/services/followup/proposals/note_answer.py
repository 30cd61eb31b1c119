"""What was answered to a proposal? Noted in one tap, taken back the same day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.followup.answers import (
    LED_SOMEWHERE,
    Answered,
    may_answer,
    status_after,
)
from api.services.followup.noted_meanwhile import refuse_unseen
from api.services.not_possible import not_possible
from api.services.noting import Noting, may_undo, open_to_note
from api.services.open_store import Store
from api.services.pool.offer.places import give_place_back, take_place
from models.enums import OfferKind, OutcomeKind, ProposalStatus
from models.errors import NotFound
from models.store.pool_version import bump_pool_version
from models.tables import Offer, Outcome, Placement, Proposal


@dataclass(frozen=True)
class Answer:
    """What is noted of which proposal; `happened_on` None: today.

    `seen`: stamp of what was noted of it when the form was shown.
    """

    proposal_id: str
    kind: OutcomeKind
    happened_on: date | None = None
    seen: str | None = None


def note_answer(store: Store, noting: Noting, person_id: str, answer: Answer) -> int:
    """Note an answer; gives its id. The same answer of the same day is noted once.

    The proposal closes when the answer ends it; a signature takes a place of the offer. Raises
    NotFound, NotAllowed, and NotPossible, also where a colleague noted something not `seen`.
    """
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        proposal = proposal_of(session, person.id, answer.proposal_id)
        day = _checked_day(proposal, answer, noting.today)
        offer_kind = _checked_kind(session, proposal, answer.kind)
        earlier = outcomes_of(session, proposal.id)
        for outcome in earlier:
            if (outcome.kind, outcome.happened_on) == (answer.kind, day):
                return outcome.id
        refuse_unseen(session, answer.seen, earlier, offer_kind)
        outcome = Outcome(
            proposal_id=proposal.id,
            kind=answer.kind,
            happened_on=day,
            noted_by=noting.viewer.id,
            updated_at=noting.now,
        )
        if answer.kind in LED_SOMEWHERE and not led_somewhere(session, proposal.id):
            take_place(session, noting, proposal.offer_id)
        session.add(outcome)
        session.flush()
        settle(session, proposal)
        return outcome.id


def undo_answer(store: Store, noting: Noting, person_id: str, outcome_id: int) -> None:
    """Take back an answer noted by mistake, the same day, by the structure that noted it."""
    with store.sessions.begin() as session:
        person = open_to_note(session, noting, person_id)
        outcome = session.get(Outcome, outcome_id)
        if outcome is None or outcome.proposal_id is None:
            raise NotFound("Réponse", str(outcome_id))
        proposal = proposal_of(session, person.id, outcome.proposal_id)
        if not may_undo(session, noting, outcome, outcome.noted_by):
            raise not_possible(
                "Une réponse s'annule le jour où elle est notée, par la structure qui l'a notée. "
                "Notez plutôt ce qui s'est passé depuis."
            )
        if outcome.placement_id is not None:
            raise not_possible("Un contrat ou une PMSMP en est né : annulez-le d'abord.")
        session.delete(outcome)
        session.flush()
        if outcome.kind in LED_SOMEWHERE and not led_somewhere(session, proposal.id):
            give_place_back(session, noting, proposal.offer_id)
        settle(session, proposal)


def proposal_of(session: Session, person_id: str, proposal_id: str) -> Proposal:
    """The proposal, if it is this person's; raises NotFound."""
    proposal = session.get(Proposal, proposal_id)
    if proposal is None or proposal.person_id != person_id:
        raise NotFound("Proposition", proposal_id)
    return proposal


def outcomes_of(session: Session, proposal_id: str) -> list[Outcome]:
    """Everything noted of a proposal, in the order of noting."""
    noted = select(Outcome).where(Outcome.proposal_id == proposal_id).order_by(Outcome.id)
    return list(session.scalars(noted))


def led_somewhere(session: Session, proposal_id: str, besides: str = "") -> bool:
    """Whether a contract or PMSMP came of the proposal, and so took its place.

    `besides`: id of a placement that does not count.
    """
    if any(each.kind in LED_SOMEWHERE for each in outcomes_of(session, proposal_id)):
        return True
    placed = select(Placement.id).where(
        Placement.proposal_id == proposal_id, Placement.id != besides
    )
    return session.scalar(placed.limit(1)) is not None


def settle(session: Session, proposal: Proposal) -> None:
    """Bring a proposal's status in line with its answers: what waits competes for the place."""
    noted = outcomes_of(session, proposal.id)
    answers = [Answered(each.kind, each.happened_on, each.id) for each in noted]
    placed = led_somewhere(session, proposal.id)
    proposal.status = ProposalStatus.CLOSED if placed else status_after(answers)
    bump_pool_version(session)


def _checked_day(proposal: Proposal, answer: Answer, today: date) -> date:
    day = answer.happened_on or today
    if day > today:
        raise not_possible(
            "Une réponse ne se note pas à l'avance : donnez une date passée.", "date"
        )
    if day < proposal.proposed_on:
        raise not_possible(
            f"La proposition date du {proposal.proposed_on:%d/%m/%Y} : la réponse ne peut pas être "
            "plus ancienne.",
            "date",
        )
    return day


def _checked_kind(session: Session, proposal: Proposal, kind: OutcomeKind) -> OfferKind:
    offer = session.get(Offer, proposal.offer_id)
    if offer is None or not may_answer(kind, offer.kind):
        raise not_possible("Cette réponse ne va pas avec cette proposition.", "reponse")
    return offer.kind
