"""`/`: whom to see to first? The work list, a page at a time."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Asking, Given
from api.pages.people.asked import EVERYBODY, MINE, ListAsked
from api.pages.people.remedies import REMEDIES
from api.pages.templating import render
from api.services.viewer import Permission
from api.services.worklist.referents import referents
from api.services.worklist.work_list import Reader, work_list

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def people(request: Request, access: Given, viewer: Asking, question: ListAsked) -> Response:
    """The viewer's own young people, or their structure's; htmx asks for the list alone."""
    if not viewer.may(Permission.READ_FILES) and viewer.may(Permission.READ_VIEW_LOG):
        return RedirectResponse("/journal", HTTPStatus.SEE_OTHER)
    with access.store.reading() as session:
        followers = referents(session, viewer)
        asked = question.of_referent(viewer.id, viewer.id in dict(followers))
        reader = Reader(viewer, access.store.sealer, access.options)
        found = work_list(session, reader, asked, access.today())
    context = {
        "list": found,
        "asked": asked,
        "referent": _chosen(asked.referent, viewer.id),
        "followers": [pair for pair in followers if pair[0] != viewer.id],
        "names": dict(followers),
        "follows": viewer.id in dict(followers),
        "remedies": REMEDIES,
    }
    return render(request, "people/work_list.html", context, fragment="people/list.html")


def _chosen(referent: str | None, viewer_id: str) -> str:
    if referent is None:
        return EVERYBODY
    return MINE if referent == viewer_id else referent
