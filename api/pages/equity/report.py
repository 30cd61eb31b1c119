"""`/equite`: gaps between groups under the scorecard in use, drawn and as tables."""

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.equity.drawn import WIDTH, drawn
from api.pages.templating import render

router = APIRouter(prefix="/equite")


@router.get("", response_class=HTMLResponse)
def report(request: Request, access: Given, viewer: Asking) -> Response:
    """What is established first, then every measure by group; asked for aside the first time."""
    with access.store.reading() as session:
        document = access.audits.known(session, viewer, access.today())
    return render(request, "equity/report.html", _context(document))


@router.get("/chiffres", response_class=HTMLResponse)
def figures(request: Request, access: Given, viewer: Asking) -> Response:
    """The same, waiting for it to be made."""
    with access.store.reading() as session:
        document = access.audits.report(session, viewer, access.today())
    return render(request, "equity/report.html", _context(document), fragment="equity/body.html")


@router.get("/json", response_class=Response)
def report_file(access: Given, viewer: Asking) -> Response:
    """The same figures as a file."""
    with access.store.reading() as session:
        document = access.audits.report(session, viewer, access.today())
    return Response(
        json.dumps(document, ensure_ascii=False, indent=2),
        media_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="equite.json"'},
    )


def _context(document: dict[str, Any] | None) -> dict[str, Any]:
    attributes = {} if document is None else drawn(document)
    return {"report": document, "attributes": attributes, "line_width": WIDTH}
