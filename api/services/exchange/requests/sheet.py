"""What does one request tell in full? Who asks, who answered, and the contact that was agreed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from api.services.exchange.card.contacts import (
    Professional,
    YoungContact,
    is_told,
    professional,
    young_contact,
)
from api.services.exchange.doors import professional_here, request_named, settled
from api.services.exchange.requests.lines import RequestLine, Side, request_line
from api.services.log_view import ViewAction, log_view
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.person_header import age_of_majority, age_on
from api.services.viewer import Permission
from api.services.worklist.names import names_of
from models.enums import ContactAgreed, RequestState
from models.tables import ContactRequest, SharedProfile, YoungPerson


@dataclass(frozen=True)
class RequestSheet:
    """One request, as one side reads it.

    `asked_by`: for the receiving side at once, as they will want to call; `answered_by` and `young`
    for who asked once accepted, until `contact_until`. `contact_agreed` and `minor` are the
    receiving side's alone.
    """

    line: RequestLine
    asked_by: Professional | None
    answered_by: Professional | None
    young: YoungContact | None
    contact_until: date | None
    contact_agreed: ContactAgreed | None
    minor: bool
    may_answer: bool
    may_cancel: bool


def request_sheet(store: Store, noting: Noting, request_id: str) -> RequestSheet:
    """One request; opening it is logged. Raises NotFound, NotAllowed, RightMissing."""
    with settled(store, noting) as session:
        reader = professional_here(session, noting, Permission.READ_PROSPECTION)
        asked, profile = request_named(session, noting, request_id)
        side = Side.OUT if asked.structure_id == reader.structure_id else Side.IN
        told = is_told(asked, profile, noting.today)
        _log(session, noting, profile, told=told and side is Side.OUT)
        if side is Side.IN:
            return _received(store, session, noting, (asked, profile))
        return _made(store, session, noting, (asked, profile if told else None), profile)


def _received(
    store: Store,
    session: Session,
    noting: Noting,
    held: tuple[ContactRequest, SharedProfile | None],
) -> RequestSheet:
    asked, profile = held
    people = [profile.person_id] if profile else []
    names = names_of(session, store.sealer, noting.viewer, people)
    person = session.get(YoungPerson, profile.person_id) if profile else None
    minor = person is not None and age_on(person.birth_date, noting.today) < age_of_majority(
        noting.today
    )
    waits = asked.state is RequestState.WAITING
    return RequestSheet(
        line=request_line(session, asked, profile, Side.IN, names),
        asked_by=professional(session, asked.adviser_id),
        answered_by=professional(session, asked.answered_by),
        young=None,
        contact_until=asked.contact_until,
        contact_agreed=profile.contact_agreed if profile else None,
        minor=minor,
        may_answer=waits and noting.viewer.may(Permission.WRITE_FILES),
        may_cancel=False,
    )


def _made(
    store: Store,
    session: Session,
    noting: Noting,
    told: tuple[ContactRequest, SharedProfile | None],
    profile: SharedProfile | None,
) -> RequestSheet:
    asked, open_to = told
    waits = asked.state is RequestState.WAITING
    return RequestSheet(
        line=request_line(session, asked, profile, Side.OUT, {}),
        asked_by=professional(session, asked.adviser_id),
        answered_by=professional(session, asked.answered_by) if open_to else None,
        young=young_contact(session, store.sealer, asked, open_to) if open_to else None,
        contact_until=asked.contact_until if open_to else None,
        contact_agreed=None,
        minor=False,
        may_answer=False,
        may_cancel=waits and noting.viewer.may(Permission.PROSPECT),
    )


def _log(session: Session, noting: Noting, profile: SharedProfile | None, *, told: bool) -> None:
    if profile is not None:
        action = ViewAction.SHARED_CONTACT if told else ViewAction.SHARED_SEEN
        log_view(session, profile.person_id, noting.viewer.id, action, noting.now)
