"""How are a journey's minutes corrected, and how is a correction taken back?"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.named.visible_offers import visible_offer
from api.services.not_possible import not_possible
from api.services.noting import Noting
from api.services.open_store import Store
from api.services.persons import person_for
from api.services.viewer import Permission
from matcher.travel.corrections import BY_TIMETABLE
from models.enums import CorrectionReason, LegTo, Mode
from models.errors import NotFound
from models.protocols import LONGEST_MINUTES
from models.tables import Course, JourneyCorrection, YoungPerson

# A young person's own limits go as far (models.frames.PEOPLE).
MOST_MINUTES = 240


@dataclass(frozen=True)
class Correction:
    """What is known better: minutes one way, door to door, of one means; None: no such way.

    `home`: number of the home it starts from. `course_id`: the course of the leg to the CFA.
    """

    offer_id: str
    leg: LegTo
    mode: Mode
    minutes: int | None
    reason: CorrectionReason
    home: int = 1
    course_id: str | None = None


def correct_journey(store: Store, noting: Noting, person_id: str, asked: Correction) -> int:
    """Keep a correction in place of an earlier one of the same way; gives its number. Logged.

    Raises NotFound, NotAllowed, NotPossible.
    """
    if asked.minutes is not None and not 0 <= asked.minutes <= MOST_MINUTES:
        raise not_possible(f"Un trajet dure de 0 à {MOST_MINUTES} minutes.", "minutes")
    with store.sessions.begin() as session:
        person = _opened(session, noting, person_id)
        way = _way(session, person, asked)
        way.minutes = LONGEST_MINUTES if asked.minutes is None else asked.minutes
        way.reason, way.noted_by, way.noted_at = asked.reason, noting.viewer.id, noting.now
        for earlier in [each for each in person.corrections if _same_way(each, way)]:
            person.corrections.remove(earlier)
        person.corrections.append(way)
        session.flush()
        return way.id


def withdraw_correction(store: Store, noting: Noting, person_id: str, correction_id: int) -> None:
    """Take a correction back: the way is reckoned again. Raises NotFound, NotAllowed. Logged."""
    with store.sessions.begin() as session:
        person = _opened(session, noting, person_id)
        for way in person.corrections:
            if way.id == correction_id:
                person.corrections.remove(way)
                return
        raise NotFound("Correction de trajet", str(correction_id))


def _opened(session: Session, noting: Noting, person_id: str) -> YoungPerson:
    person = person_for(session, noting.viewer, person_id, Permission.WRITE_FILES)
    session.refresh(person, with_for_update=True)
    log_view(session, person.id, noting.viewer.id, ViewAction.CORRECT_JOURNEY, noting.now)
    return person


def _way(session: Session, person: YoungPerson, asked: Correction) -> JourneyCorrection:
    """The way that is corrected, without its minutes yet."""
    offer = visible_offer(session, asked.offer_id, person.structure_id)
    way = JourneyCorrection(
        person_id=person.id,
        leg=asked.leg,
        place_id=offer.employer_id,
        mode=asked.mode,
        home_insee=_home_insee(person, asked.home),
    )
    if asked.leg is LegTo.CFA:
        course = session.get(Course, asked.course_id or "")
        if course is None:
            raise not_possible("Cette offre n'a pas de CFA connu : rien à corriger.", "trajet")
        way.place_id = course.uai
    elif asked.mode in BY_TIMETABLE:
        hours = (offer.day_start, offer.day_end)
        way.day_start, way.day_end = (
            None if at is None else 60 * at.hour + at.minute for at in hours
        )
    return way


def _home_insee(person: YoungPerson, number: int) -> str:
    if not 1 <= number <= len(person.homes):
        raise not_possible("Ce domicile n'est pas noté au dossier.", "domicile")
    return person.homes[number - 1].insee


def _same_way(one: JourneyCorrection, other: JourneyCorrection) -> bool:
    names = ("leg", "place_id", "mode", "home_insee", "day_start", "day_end")
    return all(getattr(one, name) == getattr(other, name) for name in names)
