"""`/ruptures`: cases with the days left, a run and its progress, its suggestions to decide on."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.templating import render
from api.services.rematch.run.asked import run_asked
from api.services.rematch.run.book import ask_run, cancel_run
from api.services.rematch.told.by_offer import offers_table
from api.services.rematch.told.document import run_document, run_named, run_state, runs_so_far
from api.services.rematch.told.exports import run_table
from api.services.rematch.weigh_prices import WeightOutOfBounds, prices_weighed, weigh_prices
from api.services.ruptures.cases import waiting_cases
from api.services.table_file import written
from api.services.viewer import Permission, Viewer
from api.services.worklist.names import names_of
from models.enums import RunMethod, RunScope

router = APIRouter(prefix="/ruptures", default_response_class=HTMLResponse)
RunId = Annotated[str, Path(max_length=40)]
ADDRESS: Final = "/ruptures"
_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("")
def ruptures(request: Request, access: Given, viewer: Asking) -> Response:
    """The page as things stand."""
    return shown(request, access, viewer)


@router.post("/executions")
def started(request: Request, access: Given, viewer: Asking, texts: Posted) -> Response:
    """Ask for a run, or follow the one already under way."""
    entry = Entry(texts, access.today())
    scope = entry.choice("portee", RunScope) or RunScope.RUPTURES
    method = entry.choice("methode", RunMethod) or RunMethod.OPTIMAL
    try:
        entry.check()
    except EntryRefused as refusal:
        return shown(request, access, viewer, Form(entry.kept(), refusal.mistakes))
    asked = run_asked(viewer, access.today(), scope, None, method)
    ask_run(access.store, asked, access.now())
    access.runs.wake()
    return see_other(request, ADDRESS, Notice.RUN_ASKED)


@router.post("/executions/{run_id}/annulation")
def cancelled(request: Request, access: Given, viewer: Asking, run_id: RunId) -> Response:
    """Stop a run: it leaves no result."""
    cancel_run(access.store, viewer, run_id, access.now())
    return see_other(request, ADDRESS, Notice.SAVED)


@router.post("/prix")
def weighed(request: Request, access: Given, viewer: Asking, texts: Posted) -> Response:
    """Set how much prices weigh in everybody's lists."""
    try:
        weigh_prices(access.store, viewer, _weight(texts.get("poids", "")), access.now())
    except WeightOutOfBounds as mistake:
        return shown(request, access, viewer, Form({}, {"page": str(mistake)}))
    return access.then_refresh(see_other(request, ADDRESS, Notice.SAVED))


def _weight(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise WeightOutOfBounds from None


@router.get("/executions/{run_id}/{file_format}", response_class=Response)
def run_file(
    access: Given,
    viewer: Asking,
    run_id: RunId,
    file_format: Annotated[Literal["csv", "xlsx"], Path()],
    what: Annotated[Literal["structure", "miens", "offres"], Query(alias="pour")] = "structure",
) -> Response:
    """A run as a file: the work list of the structure, or the viewer's own, or who goes where."""
    with access.store.reading() as session:
        run = run_named(session, viewer, run_id)
        document = run_document(session, viewer, run, access.now())
    if what == "offres":
        table = offers_table(document)
    else:
        table = run_table(document, viewer.id if what == "miens" else None)
    return Response(
        written(table, file_format, "Suggestions"),
        media_type=_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="suggestions.{file_format}"'},
    )


def shown(request: Request, access: Access, viewer: Viewer, form: Form | None = None) -> Response:
    """The page as things stand; `form` holds what was refused."""
    with access.store.reading() as session:
        runs = runs_so_far(session, viewer)
        done = next((run for run in runs if run.figures), None)
        document: dict[str, Any] = run_document(session, viewer, done, access.now()) if done else {}
        active = next((run for run in runs if run.active), None)
        people = [each["young_person_id"] for each in document.get("people", [])]
        cases = waiting_cases(session, access.store.sealer, viewer, access.today())
        people += [case.person_id for case in cases if case.person_id]
        people += [alike for case in cases for alike in case.alike]
        context = {
            "cases": cases,
            "today": access.today(),
            "run": document,
            "active": run_state(active, access.now()) if active else None,
            "history": runs,
            "names": names_of(session, access.store.sealer, viewer, people),
            "form": form or Form(),
            "prices": prices_weighed(session, viewer, access.today()),
            "nightly": access.rematch_nightly,
            "may_weigh": viewer.may(Permission.WEIGH_PRICES),
            "may_write": viewer.may(Permission.RECEIVE_RUPTURES),
            "may_decide": viewer.may(Permission.NOTE_OUTCOMES),
        }
    status = UNPROCESSABLE if form is not None else 200
    page, part = "ruptures/page.html", "ruptures/progress.html"
    return render(request, page, context, status=int(status), fragment=part)
