"""Does a trial concern this file? One enrols now, or the person was drawn."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.tables import Trial, TrialEnrolment


def is_concerned(session: Session, person_id: str) -> bool:
    """Whether the file has something to say of a draw."""
    drawn = select(TrialEnrolment.id).where(TrialEnrolment.person_id == person_id)
    enrols = select(Trial.id).where(Trial.active.is_not(None))
    return bool(session.scalar(select(or_(drawn.exists(), enrols.exists()))))
