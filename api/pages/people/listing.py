"""`/`: who is followed here? Pseudonymous ids, with a link to each ranking."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.templating import render
from api.services.list_people import list_people

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def people(request: Request, access: Given, viewer: Asking) -> Response:
    """The young people whose file is open, personas of the demo first."""
    with access.store.reading() as session:
        lines = list_people(session, viewer)
    context = {
        "personas": [line for line in lines if line.persona],
        "others": [line for line in lines if not line.persona],
    }
    return render(request, "people/listing.html", context)
