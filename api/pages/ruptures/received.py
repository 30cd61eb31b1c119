"""`/ruptures/import`: a file of ruptures looked at first, then landed; refused lines taken away."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.guard.form_body import RUPTURES_PAGE
from api.pages.forms import UNPROCESSABLE, Posted
from api.pages.sent_file import Sent
from api.pages.templating import render
from api.services.imports.request import ImportTools
from api.services.ruptures.receive import receive_ruptures
from api.services.viewer import Permission
from models.errors import BrokenInput

router = APIRouter(default_response_class=HTMLResponse)
_PAGE: Final = "ruptures/import.html"
_ACCOUNT: Final = "ruptures/import_account.html"
_NO_FILE: Final = "Choisissez d'abord un fichier CSV ou XLSX."


@router.get(RUPTURES_PAGE)
def shown(request: Request, viewer: Asking) -> Response:
    """Where a file is chosen."""
    viewer.must(Permission.RECEIVE_RUPTURES)
    return render(request, _PAGE, {"report": None, "mistake": "", "preview": False})


@router.post(RUPTURES_PAGE)
def received(
    request: Request, access: Given, viewer: Asking, file: Sent, texts: Posted
) -> Response:
    """Say what the file would do, land it, or give its refused lines as a file."""
    step = texts.get("etape", "apercu")
    viewer.must(Permission.RECEIVE_RUPTURES)
    context = {"report": None, "mistake": "", "preview": step != "importer"}
    tools = ImportTools(access.store.sessions, access.store.sealer, access.today(), access.now())
    try:
        if file is None:
            raise BrokenInput("fichier", _NO_FILE)
        report = receive_ruptures(tools, viewer, file, preview=step != "importer")
    except BrokenInput as broken:
        told = context | {"mistake": str(broken)}
        return render(request, _PAGE, told, status=int(UNPROCESSABLE), fragment=_ACCOUNT)
    if step == "rapport":
        return Response(
            report.to_csv().encode("utf-8-sig"),
            media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="lignes-refusees.csv"'},
        )
    answer = render(request, _PAGE, context | {"report": report.account()}, fragment=_ACCOUNT)
    return answer if context["preview"] else access.then_refresh(answer)
