"""`/liste-du-jour`: whom to see to today, on paper?"""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.people.asked import ListAsked
from api.pages.people.work_list import asked_of
from api.pages.templating import render
from api.services.worklist.work_list import Reader, work_list

# Four sheets of A4 or so: more is no day's work.
MOST: Final = 60
router = APIRouter()


@router.get("/liste-du-jour", response_class=HTMLResponse)
def day_list(request: Request, access: Given, viewer: Asking, question: ListAsked) -> Response:
    """The most urgent of the list so filtered, in one page made to be printed."""
    with access.store.reading() as session:
        asked, followers = asked_of(session, viewer, question)
        reader = Reader(viewer, access.store.sealer, access.options)
        found = work_list(session, reader, asked, access.today(), MOST)
    context = {
        "list": found,
        "asked": asked,
        "day_told": access.today(),
        "referent": followers.get(asked.referent, asked.referent) if asked.referent else None,
        "back": question.address(),
    }
    return render(request, "people/day_list.html", context)
