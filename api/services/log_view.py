"""Who opened which young person's file, when, for what? Every service that opens one says so."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from models.tables import FileView, YoungPerson


class ViewAction(StrEnum):
    """What a file is opened for."""

    READ = "read"
    RANK = "rank"
    CREATE = "create"
    # Somebody entered the same name and birth date elsewhere, and was told which structure follows.
    FOUND = "found"
    EDIT = "edit"
    EDIT_IDENTITY = "edit_identity"
    EDIT_HOMES = "edit_homes"
    EDIT_TRAVEL = "edit_travel"
    EDIT_WISHES = "edit_wishes"
    EDIT_REFUSALS = "edit_refusals"
    EDIT_PROJECT = "edit_project"
    EDIT_ENROLMENT = "edit_enrolment"
    EDIT_FOLLOWING = "edit_following"
    CORRECT_JOURNEY = "correct_journey"
    # The profile without identity, by its own structure and by others.
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    SHARED_SEEN = "shared_seen"
    SHARED_ASKED = "shared_asked"
    SHARED_ANSWERED = "shared_answered"
    SHARED_CONTACT = "shared_contact"
    ENROL = "enrol"
    EXPORT = "export"
    FORGET = "forget"
    PURGE = "purge"
    REFUSED = "refused"
    # The log itself, by whoever watches over it.
    LOG_READ = "log_read"
    LOG_EXPORTED = "log_exported"


def log_view(
    session: Session, person_id: str, viewer_id: str, action: ViewAction, now: datetime
) -> None:
    """Note the view in the caller's transaction: what is not logged is not shown.

    Called while the person is still there, for the view keeps the structure that follows them.
    """
    person = session.get(YoungPerson, person_id)
    session.add(
        FileView(
            person_id=person_id,
            viewer_id=viewer_id,
            action=action.value,
            seen_at=now,
            structure_id=person.structure_id if person else None,
        )
    )
    session.flush()
