"""`/bilan`: contracts, ruptures, PMSMP and delays of a period, drawn and as tables."""

from datetime import date
from typing import Annotated, Any, Final

from dateutil.relativedelta import relativedelta
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from api.access import Access, Asking, Given
from api.pages.activity.bars import HEIGHT, STEP, barred, columns
from api.pages.files import FileFormat, file_answer
from api.pages.templating import render
from api.services.activity.asked import MOST_YEARS, Whose, activity_asked
from api.services.activity.exports import activity_table
from api.services.activity.report import activity_report
from api.services.table_file import written
from api.services.viewer import Viewer

router = APIRouter(prefix="/bilan")
# Longer, a table is a file to work on, not a page to read.
MOST_LINES: Final = 12


class Period(BaseModel):
    """The form's fields; the service judges the months."""

    since: str = Field("", alias="depuis", max_length=7)
    until: str = Field("", alias="jusque", max_length=7)
    whose: Whose = Field(Whose.STRUCTURE, alias="perimetre")


Asked = Annotated[Period, Query()]


@router.get("", response_class=HTMLResponse)
def report(request: Request, access: Given, viewer: Asking, asked: Asked) -> Response:
    """The figures that count first, then how they split."""
    document = _document(access, viewer, asked)
    context = {
        "bilan": document,
        "splits": {name: barred(lines) for name, lines in document["splits"].items()},
        "drawing": {**columns(document["splits"]["month"]), "height": HEIGHT, "step": STEP},
        "months": _months(access.today()),
        "most": MOST_LINES,
        "query": request.url.query,
    }
    return render(request, "activity/report.html", context)


@router.get("/{file_format}", response_class=Response)
def report_file(access: Given, viewer: Asking, file_format: FileFormat, asked: Asked) -> Response:
    """Every figure as a file."""
    table = activity_table(_document(access, viewer, asked))
    return file_answer(written(table, file_format, "Bilan"), f"bilan.{file_format}")


def _document(access: Access, viewer: Viewer, given: Period) -> dict[str, Any]:
    asked = activity_asked(viewer, access.today(), given.since, given.until, given.whose)
    with access.store.reading() as session:
        return activity_report(session, asked)


def _months(today: date) -> list[date]:
    """Months that may be chosen, newest first."""
    oldest = date(today.year - MOST_YEARS, 1, 1)
    count = (today.year - oldest.year) * 12 + today.month
    return [today.replace(day=1) - relativedelta(months=back) for back in range(count)]
