"""What does everybody know of an employer before dialling? Holders, wishes, and the shared log.

An entry that its structure only announces tells others that a contact took place, when and with
what answer; one it keeps for itself, only that it took place: it still tells who would knock twice.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.prospection.calls.take_back import may_take_back_until
from api.services.prospection.held.holding import (
    employer_named,
    name_of,
    structure_name,
)
from api.services.prospection.terms import ProspectionTerms
from api.services.prospection.told.holders import holders_of
from api.services.prospection.told.timeline_lines import ContactLine, Timeline, WishLine
from api.services.viewer import Permission, Viewer
from api.words.families import family_labels
from api.words.prospection import (
    ANSWERS,
    ASK_FOR_ANSWER,
    CHANNELS,
    CONTEST_REASONS,
    LEAVE_SCOPES,
    NEXT_STEPS,
    PEOPLE_MET,
    WHY_DESPITE,
)
from models.enums import ContactAnswer, Visibility
from models.tables import Adviser, EmployerContact, LeaveAlone, PortfolioEntry


def timeline(session: Session, viewer: Viewer, employer_id: str, today: date) -> Timeline:
    """What is known of an employer's prospection; raises NotFound, RightMissing."""
    viewer.must(Permission.READ_PROSPECTION)
    employer = employer_named(session, employer_id)
    terms = ProspectionTerms.on(today)
    rows = session.scalars(
        select(EmployerContact)
        .where(EmployerContact.employer_id == employer_id)
        .order_by(
            EmployerContact.contacted_on.desc(),
            EmployerContact.noted_at.desc(),
            EmployerContact.id,
        )
    )
    return Timeline(
        employer_id,
        name_of(employer),
        holders_of(session, viewer, [employer_id], today).get(employer_id, ()),
        tuple(_wishes(session, viewer, employer_id, today)),
        tuple(contact_line(session, viewer, row, terms) for row in rows),
        session.get(PortfolioEntry, (employer_id, viewer.structure_id or "")) is not None,
    )


def contact_line(
    session: Session, viewer: Viewer, row: EmployerContact, terms: ProspectionTerms
) -> ContactLine:
    """One contact, with what its structure lets this viewer read."""
    own = viewer.follows(row.structure_id)
    told = own or row.visibility is not Visibility.OWN_STRUCTURE
    whole = own or row.visibility is Visibility.SHARED
    author = session.get(Adviser, row.adviser_id or "") if whole else None
    undoes = row.adviser_id == viewer.id and row.withdrawn_at is None
    return ContactLine(
        contact_id=row.id,
        on=row.contacted_on,
        structure=structure_name(session, row.structure_id) if told else None,
        adviser=author.display_name if author is not None else None,
        family=family_labels().get(row.family or "") if told else None,
        channel=CHANNELS[row.channel] if told else None,
        person_met=PEOPLE_MET[row.person_met] if whole else None,
        answer=_answer(row, whole) if told else None,
        places_opened=row.places_opened if whole else None,
        next_step=NEXT_STEPS[row.next_step] if whole and row.next_step else None,
        next_step_on=row.next_step_on if whole else None,
        why_despite=WHY_DESPITE[row.why_despite] if told and row.why_despite else None,
        recent=row.withdrawn_at is None and row.contacted_on >= terms.recent_since,
        own=own,
        withdrawn_at=row.withdrawn_at,
        undo_until=may_take_back_until(row, terms) if undoes else None,
    )


def _answer(row: EmployerContact, whole: bool) -> str:
    opens = row.answer is ContactAnswer.DONE and not whole
    return ASK_FOR_ANSWER if opens else ANSWERS[row.answer]


def _wishes(session: Session, viewer: Viewer, employer_id: str, today: date) -> list[WishLine]:
    rows = session.scalars(
        select(LeaveAlone)
        .where(
            LeaveAlone.employer_id == employer_id,
            LeaveAlone.lifted_on.is_(None),
            LeaveAlone.until >= today,
        )
        .order_by(LeaveAlone.until.desc(), LeaveAlone.id)
    )
    return [
        WishLine(
            wish.id,
            structure_name(session, wish.structure_id),
            wish.asked_on,
            family_labels()[wish.family] if wish.family else LEAVE_SCOPES[wish.scope],
            wish.until,
            CONTEST_REASONS[wish.contest_reason] if wish.contest_reason else None,
            viewer.structure_id == wish.structure_id,
        )
        for wish in rows
    ]
