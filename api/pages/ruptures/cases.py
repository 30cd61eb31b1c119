"""`/ruptures`, case by case: whose is a rupture, and may its employer be suggested again?"""

from typing import Annotated, Final

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import Posted
from api.services.ruptures.allow_employer import allow_employer
from api.services.ruptures.confirm import confirm_rupture

router = APIRouter(prefix="/ruptures", default_response_class=HTMLResponse)
CaseId = Annotated[str, Path(max_length=40)]
PersonId = Annotated[str, Path(max_length=40)]
_CASES: Final = "/ruptures#cas"


@router.post("/signalements/{case_id}/confirmation")
def confirmed(
    request: Request, access: Given, viewer: Asking, case_id: CaseId, texts: Posted
) -> Response:
    """Say whose a rupture is; the contract in that file is noted as broken."""
    moment = access.today(), access.now()
    confirm_rupture(access.store, viewer, case_id, texts.get("jeune", ""), moment)
    return access.then_refresh(see_other(request, _CASES, Notice.RUPTURE_CONFIRMED))


@router.post("/jeunes/{person_id}/employeur")
def employer(
    request: Request, access: Given, viewer: Asking, person_id: PersonId, texts: Posted
) -> Response:
    """Let the employer of the broken contract be suggested again, or exclude it anew."""
    allowed = texts.get("decision") == "permettre"
    allow_employer(access.store, viewer, person_id, (access.today(), access.now()), allowed)
    return see_other(request, _CASES, Notice.SAVED)
