"""What can a young person ask for, and who opened their file? All that the rights page shows."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from api.services.log_view import ViewAction, log_view
from api.services.open_store import Store
from api.services.person_header import PersonHeader, person_header
from api.services.persons import person_for
from api.services.rights.views import Views, read_views
from api.services.viewer import Permission, Viewer
from models.tables import FileView


@dataclass(frozen=True)
class PersonRights:
    """`may_change`: the viewer may note an objection and forget. Days: None when not noted."""

    header: PersonHeader
    informed_on: date | None
    information_version: str | None
    may_change: bool
    views: Views


@dataclass(frozen=True)
class RightsRequest:
    """Whose rights, who asks, when, which page of the log."""

    person_id: str
    viewer: Viewer
    today: date
    now: datetime
    page: int = 1


def person_rights(store: Store, asked: RightsRequest) -> PersonRights:
    """The rights page; raises NotFound, NotAllowed. The view is logged first, and shown."""
    with store.sessions.begin() as session:
        person_for(session, asked.viewer, asked.person_id)
        log_view(session, asked.person_id, asked.viewer.id, ViewAction.READ, asked.now)
    with store.reading() as session:
        return _read(session, store, asked)


def _read(session: Session, store: Store, asked: RightsRequest) -> PersonRights:
    person = person_for(session, asked.viewer, asked.person_id)
    return PersonRights(
        header=person_header(session, store.sealer, asked.viewer, person, asked.today),
        informed_on=person.informed_on,
        information_version=person.information_version,
        may_change=asked.viewer.may(Permission.WRITE_FILES),
        views=read_views(session, [FileView.person_id == person.id], asked.page),
    )
