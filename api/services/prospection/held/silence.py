"""Until when does a claim hold though nothing is noted? A contact moves that day."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.services.prospection.terms import ProspectionTerms
from models.tables import Claim, EmployerContact


def stands() -> ColumnElement[bool]:
    """Contacts that nobody took back."""
    return EmployerContact.withdrawn_at.is_(None)


def keep_awake(session: Session, row: EmployerContact, terms: ProspectionTerms) -> None:
    """Claims of the caller's structure do not lapse before the next step is due, and a while."""
    for claim in _concerned(session, row):
        if claim.silent_until >= terms.today:
            claim.silent_until = max(claim.silent_until, _awake_until(row, terms))


def count_again(session: Session, row: EmployerContact, terms: ProspectionTerms) -> None:
    """The same claims once this contact is taken back: the others still keep them awake."""
    for claim in _concerned(session, row):
        others = select(EmployerContact).where(
            EmployerContact.employer_id == claim.employer_id,
            EmployerContact.structure_id == claim.structure_id,
            EmployerContact.contacted_on >= claim.claimed_on,
            EmployerContact.id != row.id,
            stands(),
        )
        awake = [
            _awake_until(each, terms) for each in session.scalars(others) if _is_on(each, claim)
        ]
        counted = max([claim.claimed_on + terms.silence, *awake])
        claim.silent_until = min(claim.silent_until, counted)


def _concerned(session: Session, row: EmployerContact) -> list[Claim]:
    own = select(Claim).where(
        Claim.employer_id == row.employer_id,
        Claim.structure_id == row.structure_id,
        Claim.ended_on.is_(None),
    )
    return [claim for claim in session.scalars(own) if _is_on(row, claim)]


def _is_on(row: EmployerContact, claim: Claim) -> bool:
    return row.family is None or row.family == claim.family


def _awake_until(row: EmployerContact, terms: ProspectionTerms) -> date:
    return max(row.contacted_on, row.next_step_on or row.contacted_on) + terms.silence
