"""How does the referent's side answer a request? Once: of two answers at once the first counts."""

from dataclasses import dataclass
from datetime import date

import structlog
from sqlalchemy.orm import Session

from api.services.exchange.card.agreement import Agreement, check_agreement
from api.services.exchange.card.contacts import channels_of, covers
from api.services.exchange.doors import professional_here, request_named, settled
from api.services.exchange.refusals import AlreadySettled, NotYourRequest
from api.services.exchange.terms import ExchangeTerms
from api.services.log_view import ViewAction, log_view
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.viewer import Permission
from api.words.exchange import REQUEST_STATES
from models.enums import ContactAgreed, DeclineReason, MeetingWay, RequestState
from models.tables import Adviser, ContactRequest, SharedProfile, YoungPerson

log = structlog.get_logger()


@dataclass(frozen=True)
class Acceptance:
    """How they meet, which contact passes on, and the young person's agreement to this one."""

    meeting: MeetingWay
    agreement: Agreement
    contact_given: ContactAgreed = ContactAgreed.REFERENT
    meet_on: date | None = None


@dataclass(frozen=True)
class _Held:
    """A request that waits, held with its profile until the answer is written."""

    asked: ContactRequest
    profile: SharedProfile
    person: YoungPerson
    author: Adviser


def accept_request(store: Store, noting: Noting, request_id: str, given: Acceptance) -> None:
    """Pass the contact on, as far as it was agreed.

    Raises NotFound, NotAllowed, RightMissing, AlreadySettled, NotPossible.
    """
    with settled(store, noting) as session:
        held = _held(session, noting, request_id)
        check_agreement(held.person, given.agreement, noting.today)
        _check(held.profile, given, noting.today)
        asked, agreed = held.asked, given.agreement
        asked.meeting, asked.meet_on = given.meeting, given.meet_on
        asked.contact_given = given.contact_given
        asked.contact_until = noting.today + ExchangeTerms.on(noting.today).contact
        asked.agreed_on, asked.agreed_how = agreed.agreed_on, agreed.agreed_how
        asked.informed_on, asked.informed_how = agreed.informed_on, agreed.informed_how
        _answered(held, RequestState.ACCEPTED, noting.today)
    log.info("contact_accepted", meeting=given.meeting.value)


def decline_request(store: Store, noting: Noting, request_id: str, why: DeclineReason) -> None:
    """Say no, for a coded reason that the asking side reads. Raises as `accept_request` does."""
    with settled(store, noting) as session:
        held = _held(session, noting, request_id)
        held.asked.decline = why
        _answered(held, RequestState.DECLINED, noting.today)
    log.info("contact_declined", why=why.value)


def _held(session: Session, noting: Noting, request_id: str) -> _Held:
    asked, profile = request_named(session, noting, request_id, locked=True)
    if profile is not None and noting.viewer.structure_id != asked.to_structure_id:
        raise NotYourRequest(profile.person_id)
    author = professional_here(session, noting, Permission.WRITE_FILES)
    if asked.state is not RequestState.WAITING or profile is None:
        by = session.get(Adviser, asked.answered_by) if asked.answered_by else None
        raise AlreadySettled(
            REQUEST_STATES[asked.state],
            asked.settled_on or noting.today,
            by.display_name if by else None,
        )
    person = person_for(session, noting.viewer, profile.person_id, Permission.WRITE_FILES)
    log_view(session, person.id, noting.viewer.id, ViewAction.SHARED_ANSWERED, noting.now)
    return _Held(asked, profile, person, author)


def _answered(held: _Held, state: RequestState, today: date) -> None:
    held.asked.state = state
    held.asked.settled_on = held.asked.answered_on = today
    held.asked.answered_by = held.author.id


def _check(profile: SharedProfile, given: Acceptance, today: date) -> None:
    if not covers(profile.contact_agreed, given.contact_given):
        raise not_possible(
            "L'accord du jeune ne va pas jusque-là : choisissez un contact qu'il couvre, ou "
            "publiez de nouveau le profil sur un accord plus large.",
            "contact",
        )
    direct = given.meeting is MeetingWay.CALL_YOUNG_PERSON
    if direct and not channels_of(given.contact_given):
        raise not_possible("Pour joindre le jeune, transmettez un contact direct.", "contact")
    if given.meet_on is not None and given.meet_on < today:
        raise not_possible("Donnez un jour de rencontre à venir, ou aucun.", "jour")
