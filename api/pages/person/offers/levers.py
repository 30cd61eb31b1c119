"""`/jeunes/{id}/leviers`: what would open more offers to a young person?"""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.asked import Day, PersonId
from api.pages.htmx import asks_fragment
from api.pages.person.header import header_of
from api.pages.templating import render
from api.services.ranking.levers import levers_of

router = APIRouter()
_LIST = "person/lever_list.html"


@router.get("/jeunes/{person_id}/leviers", response_class=HTMLResponse)
def levers(
    request: Request, access: Given, viewer: Asking, person_id: PersonId, today: Day = None
) -> Response:
    """The levers as a page; their list alone as a fragment. The view is logged."""
    told = levers_of(access.store, access.snapshots, access.asked_on(viewer, person_id, today))
    context: dict[str, Any] = {
        "told": told,
        "person_id": person_id,
        "day_asked": f"?today={today.isoformat()}" if today else "",
    }
    if not asks_fragment(request):
        context["person"] = header_of(access, viewer, person_id)
    return render(request, "person/levers.html", context, fragment=_LIST)
