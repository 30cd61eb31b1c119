"""The view log as a file, and who read the log itself?"""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from api.services.log_view import ViewAction
from api.services.rights.journal import AskedJournal, conditions_of
from api.services.rights.views import all_views
from api.services.table_file import Table
from api.services.viewer import Permission, Viewer
from api.words.dates import in_france
from api.words.views import VIEW_ACTIONS, viewer_name
from models.tables import FileView

# Stands where a young person's id would: this line is about no file.
THE_LOG: Final = "journal"
HEADERS: Final = ("Date", "Heure", "Dossier", "Par", "Identifiant", "Structure", "Pour quoi")


def journal_table(session: Session, viewer: Viewer, asked: AskedJournal) -> Table:
    """All lines that the filters leave, newest first; ids only, no name of a young person.

    Raises RightMissing.
    """
    viewer.must(Permission.READ_VIEW_LOG)
    rows = []
    for line in all_views(session, conditions_of(viewer, asked)):
        seen = in_france(line.seen_at)
        rows.append(
            [
                f"{seen:%d/%m/%Y}",
                f"{seen:%H:%M:%S}",
                line.person_id,
                viewer_name(line.viewer_id, line.viewer_name),
                line.viewer_id,
                line.structure or "",
                VIEW_ACTIONS.get(line.action, line.action),
            ]
        )
    return HEADERS, rows


def log_journal_read(session: Session, viewer: Viewer, action: ViewAction, now: datetime) -> None:
    """Whoever watches is watched: one line in the log for reading or exporting it."""
    session.add(
        FileView(
            person_id=THE_LOG,
            viewer_id=viewer.id,
            action=action.value,
            seen_at=now,
            structure_id=viewer.structure_id,
        )
    )
