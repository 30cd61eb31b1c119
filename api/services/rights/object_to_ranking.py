"""How does a young person object to being ranked, or agree again? (GDPR art. 21)"""

from datetime import datetime

from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.persons import person_for
from api.services.rows.edited_fields import note_edited
from api.services.viewer import Permission, Viewer


def object_to_ranking(
    session: Session, viewer: Viewer, person_id: str, objects: bool, now: datetime
) -> None:
    """Note the objection, or lift it; noted by hand, so that no import undoes it.

    Raises NotFound, NotAllowed. The caller commits.
    """
    person = person_for(session, viewer, person_id, Permission.WRITE_FILES)
    log_view(session, person_id, viewer.id, ViewAction.EDIT, now)
    person.objects_to_ranking = objects
    note_edited(person, ["objects_to_ranking"])
