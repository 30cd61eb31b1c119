"""`/filtres`: keep the list's filter under a name, or keep it no more."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import Form, Posted
from api.pages.people.asked import question_of
from api.pages.people.work_list import list_page
from api.services.worklist.saved_filters import UnusableName, forget_filter, save_filter
from models.errors import PersonalNumberRefused

router = APIRouter(prefix="/filtres", default_response_class=HTMLResponse)


@router.post("")
def filter_saved(request: Request, access: Given, viewer: Asking, posted: Posted) -> Response:
    """Keep the filter that the page showed; the list again, so filtered."""
    question = question_of(posted)
    try:
        with access.store.sessions.begin() as session:
            name, query = posted.get("filtre", ""), question.query()
            save_filter(session, viewer, name, query, access.now())
    except UnusableName as refused:
        form = Form(posted, {"filtre": str(refused)})
        return list_page(request, access, viewer, question, form)
    except PersonalNumberRefused as refused:
        form = Form({}, {"filtre": str(refused)})
        return list_page(request, access, viewer, question, form)
    return see_other(request, question.address(), Notice.FILTER_SAVED)


@router.post("/{filter_id}/oubli")
def filter_forgotten(
    request: Request, access: Given, viewer: Asking, filter_id: Annotated[str, Path(max_length=40)]
) -> Response:
    """Keep it no more; the list stays open to all."""
    with access.store.sessions.begin() as session:
        forget_filter(session, viewer, filter_id)
    return see_other(request, "/", Notice.FILTER_FORGOTTEN)
