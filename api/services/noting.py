"""Who notes something in a file, when, and may they? The same door for all that follows up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.persons import person_for
from api.services.viewer import Permission, Viewer
from api.words.dates import in_france
from models.enums import RecordSource
from models.tables import Adviser, Outcome, Placement, YoungPerson

type Noted = Outcome | Placement

# The same told by the same person again within it is a button pressed twice, or a request resent.
TOLD_TWICE: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Noting:
    """Who notes, on which day in France, at which moment."""

    viewer: Viewer
    today: date
    now: datetime


def open_to_note(session: Session, noting: Noting, person_id: str) -> YoungPerson:
    """The young person, for somebody who may note outcomes; the change is logged.

    Holds the person's row until the transaction ends: of two taps at once the second sees what
    the first wrote. Raises NotFound, NotAllowed.
    """
    person = person_for(session, noting.viewer, person_id, Permission.NOTE_OUTCOMES)
    session.refresh(person, with_for_update=True)
    log_view(session, person.id, noting.viewer.id, ViewAction.EDIT, noting.now)
    return person


def adviser_id_of(session: Session, viewer: Viewer) -> str | None:
    """The viewer as an adviser on record; None for the machine's console."""
    return session.scalar(select(Adviser.id).where(Adviser.id == viewer.id))


def may_undo(session: Session, noting: Noting, row: Noted, noted_by: str | None) -> bool:
    """Whether the row was noted here by hand today, by somebody of the viewer's structure."""
    same_day = in_france(row.updated_at).date() == in_france(noting.now).date()
    if row.source != RecordSource.HAND or not same_day:
        return False
    if noted_by == noting.viewer.id or noting.viewer.structure_id is None:
        return True
    author = session.get(Adviser, noted_by or "")
    return author is not None and author.structure_id == noting.viewer.structure_id


def new_id(prefix: str) -> str:
    """An id that says nothing about anybody."""
    return f"{prefix}-{uuid4().hex[:20]}"
