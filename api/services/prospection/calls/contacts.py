"""How is a contact with an employer noted, in the one log that all networks share?"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.not_possible import not_possible
from api.services.noting import TOLD_TWICE, Noting, new_id
from api.services.open_store import Store
from api.services.prospection.held.holding import employer_named
from api.services.prospection.held.obstacles import refuse_held, refuse_left_alone
from api.services.prospection.held.silence import keep_awake
from api.services.prospection.prospecting import prospector
from api.services.prospection.terms import ProspectionTerms
from api.words.families import family_of
from models.enums import (
    ContactAnswer,
    ContactChannel,
    NextStep,
    PersonMet,
    Visibility,
    WhyDespite,
)
from models.tables import EmployerContact

log = structlog.get_logger()

MOST_PLACES: Final = 50


@dataclass(frozen=True)
class Contact:
    """What was said, as the caller tells it. `trade`: a trade or family, None for none.

    `why_despite` is needed where another structure is on the employer.
    """

    employer_id: str
    channel: ContactChannel
    answer: ContactAnswer
    person_met: PersonMet = PersonMet.NOBODY
    contacted_on: date | None = None
    trade: str | None = None
    places_opened: int | None = None
    next_step: NextStep | None = None
    next_step_on: date | None = None
    why_despite: WhyDespite | None = None
    visibility: Visibility = Visibility.ANNOUNCED


def note_contact(store: Store, noting: Noting, contact: Contact) -> str:
    """Note a contact; one's own claims on the employer are kept awake by it. Gives its id.

    Raises HeldElsewhere without a reason where another structure holds the employer, LeftAlone,
    NotPossible, NotFound, InvalidCode.
    """
    terms = ProspectionTerms.on(noting.today)
    day = _checked(contact, terms)
    family = family_of(contact.trade) if contact.trade else None
    with store.sessions.begin() as session:
        adviser = prospector(session, noting)
        employer = employer_named(session, contact.employer_id, locked=True)
        # Whoever called us wanted to be heard, whatever they asked before.
        if contact.why_despite is not WhyDespite.EMPLOYER_CALLED:
            refuse_left_alone(session, employer, family, day, contact.channel)
        if contact.why_despite is None:
            refuse_held(session, employer, family, adviser.structure_id, terms.today)
        told = _told(contact) | {"family": family, "contacted_on": day, "adviser_id": adviser.id}
        if (known := _just_noted(session, told, noting.now)) is not None:
            return known
        row = EmployerContact(
            id=new_id("co"), structure_id=adviser.structure_id, noted_at=noting.now, **told
        )
        session.add(row)
        keep_awake(session, row, terms)
    log.info("contact_noted", channel=contact.channel.value, answer=contact.answer.value)
    return row.id


def _told(contact: Contact) -> dict[str, Any]:
    """Columns of the log as the caller tells them."""
    return {
        "employer_id": contact.employer_id,
        "channel": contact.channel,
        "person_met": contact.person_met,
        "answer": contact.answer,
        "places_opened": _places(contact),
        "next_step": contact.next_step,
        "next_step_on": contact.next_step_on,
        "why_despite": contact.why_despite,
        "visibility": contact.visibility,
    }


def _just_noted(session: Session, told: dict[str, Any], now: datetime) -> str | None:
    """The same told by the same person a moment ago: a button pressed twice, a request resent."""
    same = select(EmployerContact.id).filter_by(**told, withdrawn_at=None)
    return session.scalars(same.where(EmployerContact.noted_at > now - TOLD_TWICE)).first()


def _checked(contact: Contact, terms: ProspectionTerms) -> date:
    day = contact.contacted_on or terms.today
    if day > terms.today:
        raise not_possible("Un contact se note une fois pris : donnez une date passée.", "date")
    if contact.next_step_on is not None and contact.next_step_on < day:
        raise not_possible("La suite ne peut pas précéder le contact.", "suite-date")
    if (contact.next_step is None) != (contact.next_step_on is None):
        raise not_possible("Une suite se note avec sa date, et une date avec sa suite.", "suite")
    places = contact.places_opened
    if places is not None and not 1 <= places <= MOST_PLACES:
        raise not_possible(f"Nombre de places attendu : de 1 à {MOST_PLACES}.", "places")
    if places is not None and contact.answer is not ContactAnswer.DONE:
        raise not_possible("Des places ne se notent que si l'entreprise en ouvre.", "places")
    return day


def _places(contact: Contact) -> int | None:
    """An employer that opens a place opens at least one."""
    return (contact.places_opened or 1) if contact.answer is ContactAnswer.DONE else None
