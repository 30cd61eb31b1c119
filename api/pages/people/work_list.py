"""`/`: whom to see to first? The work list, a page at a time."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from api.access import Access, Asking, Given
from api.pages.forms import UNPROCESSABLE, Form
from api.pages.people.asked import EVERYBODY, MINE, ListAsked, ListQuestion
from api.pages.people.remedies import REMEDIES
from api.pages.templating import render
from api.services.viewer import Permission, Viewer
from api.services.worklist.asked import AskedList
from api.services.worklist.referents import referents
from api.services.worklist.saved_filters import saved_filters
from api.services.worklist.work_list import Reader, work_list
from models.enums import Role

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def people(request: Request, access: Given, viewer: Asking, question: ListAsked) -> Response:
    """The viewer's own young people, or their structure's; htmx asks for the list alone."""
    if not viewer.may(Permission.READ_FILES) and viewer.may(Permission.READ_VIEW_LOG):
        return RedirectResponse("/journal", HTTPStatus.SEE_OTHER)
    return list_page(request, access, viewer, question)


@router.get("/jeunes")
def where_files_stand(_viewer: Asking) -> Response:
    """What is left of a file's address once its end is cut off leads to the list."""
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


def list_page(
    request: Request,
    access: Access,
    viewer: Viewer,
    question: ListQuestion,
    form: Form | None = None,
) -> Response:
    """The list as asked; with `form`, a refused name for a filter of it."""
    with access.store.reading() as session:
        asked, names = asked_of(session, viewer, question)
        reader = Reader(viewer, access.store.sealer, access.options)
        found = work_list(session, reader, asked, access.today())
        filters = saved_filters(session, viewer)
    context = {
        "list": found,
        "asked": asked,
        "referent": _chosen(asked.referent, viewer.id),
        "followers": [pair for pair in names.items() if pair[0] != viewer.id],
        "names": names,
        "follows": viewer.id in names,
        "remedies": REMEDIES,
        "filters": filters,
        "query": question.query(),
        "kept": question.kept(),
        "may_choose": viewer.may(Permission.NOTE_OUTCOMES),
        "form": form or Form(),
    }
    status = HTTPStatus.OK if form is None else UNPROCESSABLE
    page, part = "people/work_list.html", "people/list.html"
    return render(request, page, context, status=status, fragment=part)


def asked_of(
    session: Session, viewer: Viewer, question: ListQuestion
) -> tuple[AskedList, dict[str, str]]:
    """The list asked for, and names by id of those whose young people it can be narrowed to."""
    names = dict(referents(session, viewer))
    # Who leads apprenticeship looks after the whole structure's, own young people or not.
    first_own = viewer.role is not Role.APPRENTICESHIP_LEAD and viewer.id in names
    return question.of_referent(viewer.id, first_own), names


def _chosen(referent: str | None, viewer_id: str) -> str:
    if referent is None:
        return EVERYBODY
    return MINE if referent == viewer_id else referent
