"""`/administration/changements`: what was done to the structure's accounts, by whom?"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.templating import render
from api.services.accounts.noted.account_changes import account_changes, account_changes_table
from api.services.table_file import written
from api.words.accounts import ACCOUNT_ACTS, ROLES

router = APIRouter(prefix="/administration/changements")


@router.get("", response_class=HTMLResponse)
def changes(
    request: Request,
    access: Given,
    viewer: Asking,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """The structure's changes of accounts, newest first."""
    with access.store.reading() as session:
        seen = account_changes(session, viewer, page)
    context = {"seen": seen, "acts": ACCOUNT_ACTS, "roles": ROLES}
    return render(request, "administration/account_changes.html", context)


@router.get("/export")
def changes_file(access: Given, viewer: Asking) -> Response:
    """All of them as CSV, with ids and no name."""
    with access.store.reading() as session:
        table = account_changes_table(session, viewer)
    return Response(
        written(table, "csv", "Comptes"),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="comptes.csv"'},
    )
