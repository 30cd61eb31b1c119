"""Who holds an employer today, by a claim or a relation? And has it asked to be left alone?"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from models.enums import ClaimEnd, ContactChannel, LeaveScope
from models.errors import NotFound
from models.tables import Claim, Employer, LeaveAlone, Structure

_CALLED: Final = (ContactChannel.PHONE,)


def holds(today: date) -> ColumnElement[bool]:
    """Claims that hold on a day."""
    return and_(Claim.ended_on.is_(None), Claim.until >= today, Claim.silent_until >= today)


def still_holds(claim: Claim, today: date) -> bool:
    """Whether a claim holds on a day: both its last days included."""
    return claim.ended_on is None and today <= last_day(claim)


def last_day(claim: Claim) -> date:
    """The last day on which a claim holds unless a contact or a renewal moves it."""
    return min(claim.until, claim.silent_until)


def how_it_ended(claim: Claim) -> ClaimEnd:
    """Why a claim that nobody ended holds no longer."""
    return ClaimEnd.EXPIRED if claim.until <= claim.silent_until else ClaimEnd.LAPSED


def open_claims(session: Session, today: date, employer_ids: Iterable[str]) -> list[Claim]:
    """Claims on these employers that hold today."""
    asked = select(Claim).where(Claim.employer_id.in_(list(employer_ids)), holds(today))
    return list(session.scalars(asked.order_by(Claim.family, Claim.id)))


def leave_alone_now(
    session: Session,
    today: date,
    employer_id: str,
    family: str | None,
    channel: ContactChannel | None = None,
) -> LeaveAlone | None:
    """The wish to be left alone that forbids this contact, the longest one; None if none does.

    Without a channel any is meant: a wish to be spared phone calls leaves the others. Contested
    wishes hold until they are lifted.
    """
    scopes = [LeaveAlone.scope == LeaveScope.EVERYTHING]
    if channel in _CALLED:
        scopes.append(LeaveAlone.scope == LeaveScope.PHONE)
    if family is not None:
        scopes.append(LeaveAlone.family == family)
    return session.scalars(
        select(LeaveAlone)
        .where(
            LeaveAlone.employer_id == employer_id,
            LeaveAlone.lifted_on.is_(None),
            LeaveAlone.asked_on <= today,
            LeaveAlone.until >= today,
            or_(*scopes),
        )
        .order_by(LeaveAlone.until.desc(), LeaveAlone.id)
        .limit(1)
    ).first()


def employer_named(session: Session, employer_id: str, locked: bool = False) -> Employer:
    """The employer; `locked`: nobody else claims or contacts it until the transaction ends.

    Raises NotFound.
    """
    asked = select(Employer).where(Employer.id == employer_id)
    if locked:
        # Not the key: offers and placements may still be added to this employer meanwhile.
        asked = asked.with_for_update(key_share=True)
    employer = session.scalars(asked).first()
    if employer is None:
        raise NotFound("Entreprise", employer_id)
    return employer


def name_of(employer: Employer) -> str:
    """What an employer is called."""
    return employer.trade_name or employer.legal_name


def structure_name(session: Session, structure_id: str) -> str:
    """What a structure is called."""
    return structure_names(session, {structure_id})[structure_id]


def structure_names(session: Session, structure_ids: Collection[str]) -> dict[str, str]:
    """What these structures are called, asked at once; an id where there is none."""
    asked = select(Structure.id, Structure.name).where(Structure.id.in_(structure_ids))
    known = {row.id: row.name for row in session.execute(asked)}
    return {each: known.get(each, each) for each in structure_ids}
