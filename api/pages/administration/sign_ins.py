"""`/administration/connexions`: who came in, by what, and who was refused?"""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.templating import render
from api.services.accounts.noted.sign_ins_seen import sign_ins_seen
from api.words.accounts import SIGN_IN_ENDS, SIGN_IN_WAYS

_REFUSED: Final = "refus"
router = APIRouter()


@router.get("/administration/connexions", response_class=HTMLResponse)
def sign_ins(
    request: Request,
    access: Given,
    viewer: Asking,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    seulement: Annotated[Literal["refus", ""], Query()] = "",
) -> Response:
    """The structure's sign-ins, newest first; or only those refused."""
    refused_only = seulement == _REFUSED
    with access.store.reading() as session:
        seen = sign_ins_seen(session, viewer, page, refused_only)
    context = {
        "seen": seen,
        "refused_only": refused_only,
        "ends": SIGN_IN_ENDS,
        "ways": SIGN_IN_WAYS,
    }
    return render(request, "administration/sign_ins.html", context)
