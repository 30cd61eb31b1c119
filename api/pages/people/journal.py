"""`/journal`: who opened which files of the structure?"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.people.asked import JournalAsked
from api.pages.templating import render
from api.services.log_view import ViewAction
from api.services.rights.journal import journal
from api.services.rights.journal_export import journal_table, log_journal_read
from api.services.table_file import written
from api.services.viewer import Viewer

router = APIRouter()


@router.get("/journal", response_class=HTMLResponse)
def view_log(request: Request, access: Given, viewer: Asking, question: JournalAsked) -> Response:
    """The view log of the viewer's structure, newest first; reading it is a line of it."""
    with access.store.reading() as session:
        found = journal(session, access.store.sealer, viewer, question.asked())
    _note(access, viewer, ViewAction.LOG_READ)
    return render(request, "people/journal.html", {"journal": found, "asked": question})


@router.get("/journal/export")
def view_log_file(access: Given, viewer: Asking, question: JournalAsked) -> Response:
    """What the filters leave, as CSV; taking it away is a line of the log too."""
    with access.store.reading() as session:
        table = journal_table(session, viewer, question.asked())
    _note(access, viewer, ViewAction.LOG_EXPORTED)
    return Response(
        written(table, "csv", "Journal"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="journal.csv"'},
    )


def _note(access: Access, viewer: Viewer, action: ViewAction) -> None:
    with access.store.sessions.begin() as session:
        log_journal_read(session, viewer, action, access.now())
