"""Who opened which files of a structure? The view log, for whoever watches over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil import tz
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from api.services.log_view import ViewAction
from api.services.rights.views import Views, count_views, read_views
from api.services.viewer import Permission, Viewer
from api.services.worklist.names import names_of
from models.store.sealing import Sealer
from models.tables import Adviser, FileView


@dataclass(frozen=True)
class AskedJournal:
    """Filters; None: no such filter. Days are French ones, both included."""

    person_id: str | None = None
    viewer_id: str | None = None
    action: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    page: int = 1


@dataclass(frozen=True)
class Journal:
    """One page of the log. `names`: by person id, of those whose file the viewer may read.

    `viewers`: ids and names of all who stand in the log; `refused`: refused attempts in it.
    """

    views: Views
    names: dict[str, str]
    viewers: tuple[tuple[str, str], ...]
    refused: int


def journal(session: Session, sealer: Sealer, viewer: Viewer, asked: AskedJournal) -> Journal:
    """The log of the viewer's structure, forgotten people's too. Raises RightMissing."""
    viewer.must(Permission.READ_VIEW_LOG)
    own = list(_of_structure(viewer))
    views = read_views(session, conditions_of(viewer, asked), asked.page)
    shown = {line.person_id for line in views.lines}
    refused = [*conditions_of(viewer, asked), FileView.action == ViewAction.REFUSED]
    return Journal(
        views=views,
        names=names_of(session, sealer, viewer, shown),
        viewers=_viewers(session, own),
        refused=count_views(session, refused),
    )


def conditions_of(viewer: Viewer, asked: AskedJournal) -> list[ColumnElement[bool]]:
    """What a line of the viewer's log must meet to be shown."""
    return [*_of_structure(viewer), *_asked(asked)]


def _of_structure(viewer: Viewer) -> Iterator[ColumnElement[bool]]:
    if viewer.structure_id is not None:
        yield FileView.structure_id == viewer.structure_id


def _asked(asked: AskedJournal) -> Iterator[ColumnElement[bool]]:
    if asked.person_id is not None:
        yield FileView.person_id == asked.person_id
    if asked.viewer_id is not None:
        yield FileView.viewer_id == asked.viewer_id
    if asked.action is not None:
        yield FileView.action == asked.action
    if asked.first_day is not None:
        yield FileView.seen_at >= _begins(asked.first_day)
    if asked.last_day is not None:
        yield FileView.seen_at < _begins(asked.last_day + timedelta(days=1))


def _begins(day: date) -> datetime:
    """Midnight in France: the log is in UTC."""
    return datetime.combine(day, time(), tz.gettz("Europe/Paris"))


def _viewers(session: Session, own: list[ColumnElement[bool]]) -> tuple[tuple[str, str], ...]:
    """Ids and names of all who stand in the log, by name; the id of one who is no account."""
    ids = session.scalars(select(FileView.viewer_id).where(*own).distinct()).all()
    known = session.execute(
        select(Adviser.id, Adviser.display_name).where(Adviser.id.in_(ids))
    ).all()
    names = {row.id: row.display_name for row in known}
    pairs = [(each, names.get(each, each)) for each in ids]
    return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0])))
