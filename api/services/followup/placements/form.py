"""What does the form of a contract or PMSMP show beside what was typed?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.files.blocks.enrolment import course_words
from api.services.files.suggestions import (
    Suggestions,
    suggest_communes,
    suggest_courses,
    suggest_employers,
    suggest_trades,
)
from api.services.followup.proposals.note_answer import proposal_of
from api.services.log_view import ViewAction, log_view
from api.services.named.names import offer_words
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.person_header import PersonHeader, person_header
from api.services.persons import person_for
from api.services.viewer import Permission
from models.enums import OfferKind
from models.tables import Course, Employer, Offer, Placement, Proposal, Structure, YoungPerson

if TYPE_CHECKING:
    from matcher.trades.finder import TradeFinder

type Finder = Callable[[], TradeFinder]
type Options = list[tuple[str, str]]
# Nothing typed yet.
_NOTHING = ""


@dataclass(frozen=True)
class ProposedOffer:
    """The offer a contract or PMSMP comes from: what it is and where."""

    proposal_id: str
    kind: str
    title: str
    employer: str | None
    commune: str | None


@dataclass(frozen=True)
class PlacementForm:
    """`found`: choices by field for the texts typed; `course`: the words of the chosen one."""

    person: PersonHeader
    proposed: ProposedOffer | None
    defaults: Mapping[str, str]
    renewable: Options
    prescribers: Options
    course: str | None
    found: Mapping[str, Suggestions]


def placement_form(
    store: Store, noting: Noting, person_id: str, texts: Mapping[str, str], finder: Finder
) -> PlacementForm:
    """The form for somebody who may note outcomes; the view is logged.

    Raises NotFound (also for a proposal that is not this person's) and NotAllowed.
    """
    with store.sessions.begin() as session:
        person = person_for(session, noting.viewer, person_id, Permission.NOTE_OUTCOMES)
        log_view(session, person.id, noting.viewer.id, ViewAction.READ, noting.now)
    with store.reading() as session:
        person = person_for(session, noting.viewer, person_id, Permission.NOTE_OUTCOMES)
        proposal_id = texts.get("proposition", _NOTHING)
        proposal = proposal_of(session, person.id, proposal_id) if proposal_id else None
        course = _course(session, person, proposal, texts)
        return PlacementForm(
            person=person_header(session, store.sealer, noting.viewer, person, noting.today),
            proposed=_proposed(session, person, proposal),
            defaults=_defaults(session, person, proposal, course),
            renewable=_renewable(session, person, noting.today),
            prescribers=_prescribers(session),
            course=None if course is None else course_words(course),
            found=_found(session, texts, finder),
        )


def _proposed(
    session: Session, person: YoungPerson, proposal: Proposal | None
) -> ProposedOffer | None:
    if proposal is None:
        return None
    offer = session.get_one(Offer, proposal.offer_id)
    words = offer_words(session, [offer.id], person.structure_id)[offer.id]
    return ProposedOffer(
        proposal.id, offer.kind.value, words["title"], words["employer"], words["commune"]
    )


def _course(
    session: Session, person: YoungPerson, proposal: Proposal | None, texts: Mapping[str, str]
) -> Course | None:
    """The course chosen; before anything is sent, the offer's or the person's own."""
    if "formation" in texts:
        return session.get(Course, texts["formation"])
    offer = session.get(Offer, proposal.offer_id) if proposal else None
    known = (offer.course_id if offer else None) or person.course_id
    return session.get(Course, known) if known else None


def _defaults(
    session: Session, person: YoungPerson, proposal: Proposal | None, course: Course | None
) -> dict[str, str]:
    offer = session.get(Offer, proposal.offer_id) if proposal else None
    start = offer.start_from if offer else None
    return {
        "type": offer.kind.value if offer else OfferKind.PMSMP.value,
        "debut": start.isoformat() if start else _NOTHING,
        "prescripteur": person.structure_id,
        "formation": course.id if course else _NOTHING,
    }


def _renewable(session: Session, person: YoungPerson, today: date) -> Options:
    """PMSMP whose object was not met, the latest first: a renewal continues one of them."""
    rows = session.execute(
        select(Placement, Employer)
        .join(Employer, Placement.employer_id == Employer.id)
        .where(
            Placement.person_id == person.id,
            Placement.kind == OfferKind.PMSMP,
            Placement.renewal_of.is_(None),
            Placement.purpose_met.is_not(True),
            Placement.starts_on <= today,
        )
        .order_by(Placement.starts_on.desc(), Placement.id)
    )
    return [
        (stay.id, f"{employer.trade_name or employer.legal_name}, {stay.starts_on:%d/%m/%Y}")
        for stay, employer in rows
    ]


def _prescribers(session: Session) -> Options:
    rows = session.execute(select(Structure.id, Structure.name).order_by(Structure.name))
    return [(key, name) for key, name in rows]


def _found(session: Session, texts: Mapping[str, str], finder: Finder) -> dict[str, Suggestions]:
    """Choices for each text that was typed; nothing is looked up for an empty one."""
    look: dict[str, Callable[[str], Suggestions]] = {
        "employeur": lambda text: suggest_employers(session, text),
        "commune": suggest_communes,
        "metier": lambda text: suggest_trades(finder(), text),
        "cfa": lambda text: suggest_courses(session, text),
    }
    return {
        field: find(typed)
        for field, find in look.items()
        if (typed := texts.get(field, "").strip())
    }
