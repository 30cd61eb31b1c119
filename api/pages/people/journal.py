"""`/journal`: who opened which files of the structure?"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.people.asked import JournalAsked
from api.pages.templating import render
from api.services.rights.journal import journal

router = APIRouter()


@router.get("/journal", response_class=HTMLResponse)
def view_log(request: Request, access: Given, viewer: Asking, question: JournalAsked) -> Response:
    """The view log of the viewer's structure, newest first."""
    with access.store.reading() as session:
        found = journal(session, access.store.sealer, viewer, question.asked())
    return render(request, "people/journal.html", {"journal": found, "asked": question})
