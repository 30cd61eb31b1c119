"""`/prospection`: what the structure is on, whom to call next, and both as files."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.files import FileFormat, file_answer
from api.pages.templating import render
from api.services.prospection.plan.table import plan_table
from api.services.prospection.plan.whom_to_call import PlanRequest, call_plan
from api.services.prospection.told.log_table import log_table
from api.services.prospection.told.under_way import claims_under_way
from api.services.table_file import written
from api.services.viewer import Permission, Viewer

router = APIRouter(prefix="/prospection")
Calls = Annotated[int, Query(alias="appels", ge=1, le=100, description="Nombre d'appels.")]
USUAL: Final = 10


@router.get("", response_class=HTMLResponse)
def prospection(request: Request, access: Given, viewer: Asking, calls: Calls = USUAL) -> Response:
    """The structure's claims, then its plan of calls."""
    with access.store.reading() as session:
        under_way = claims_under_way(session, viewer, access.today())
    context = {
        "under_way": under_way,
        "plan": _plan(access, viewer, calls),
        "calls": calls,
        "may_call": viewer.may(Permission.PROSPECT),
    }
    return render(request, "prospection/plan.html", context)


@router.get("/plan/{file_format}", response_class=Response)
def plan_file(
    access: Given, viewer: Asking, file_format: FileFormat, calls: Calls = USUAL
) -> Response:
    """The plan as a file."""
    table = plan_table(_plan(access, viewer, calls))
    return file_answer(written(table, file_format, "Plan d'appels"), f"plan-appels.{file_format}")


@router.get("/contacts/{file_format}", response_class=Response)
def log_file(access: Given, viewer: Asking, file_format: FileFormat) -> Response:
    """The shared log as a file, as far as the viewer may read it."""
    with access.store.reading() as session:
        table = log_table(session, viewer, access.today())
    return file_answer(written(table, file_format, "Contacts"), f"contacts.{file_format}")


def _plan(access: Access, viewer: Viewer, calls: int) -> dict[str, object]:
    asked = PlanRequest(viewer.structure_id or "", viewer, access.today(), calls)
    return call_plan(access.store, access.plans, asked)
