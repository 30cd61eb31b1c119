"""`/ruptures/executions/…`: one run and its suggestions, to decide on one by one."""

from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.ruptures.runs import ADDRESS, RunId, shown
from api.pages.templating import render
from api.services.not_possible import NotPossible
from api.services.rematch.decide import Suggestion, send_suggestion, set_suggestion_aside
from api.services.rematch.run.chosen import left_out
from api.services.rematch.told.document import run_document, run_named
from api.services.viewer import Permission, Viewer
from api.services.worklist.names import names_of

# Hidden in the forms of a run's own page: there one goes on.
_HERE: Final = "execution"
router = APIRouter(prefix=f"{ADDRESS}/executions/{{run_id}}", default_response_class=HTMLResponse)
PersonId = Annotated[str, Path(max_length=40)]
OfferId = Annotated[str, Path(max_length=60)]


@dataclass(frozen=True)
class OneSuggestion:
    """A suggestion named by its address."""

    run_id: RunId
    person_id: PersonId
    offer_id: OfferId

    @property
    def key(self) -> Suggestion:
        """Run, young person, offer."""
        return (self.run_id, self.person_id, self.offer_id)


Which = Annotated[OneSuggestion, Depends(OneSuggestion)]


@router.get("", response_class=HTMLResponse)
def one_run(request: Request, access: Given, viewer: Asking, run_id: RunId) -> Response:
    """How far it is; once done, what it has for the viewer's own people."""
    return _own_page(request, access, viewer, run_id)


@router.post("/jeunes/{person_id}/offres/{offer_id}")
def decided(
    request: Request, access: Given, viewer: Asking, which: Which, texts: Posted
) -> Response:
    """Propose what was suggested, or set it aside."""
    noting, here = access.noting(viewer), texts.get("vue") == _HERE
    back = f"{ADDRESS}/executions/{which.run_id}" if here else ADDRESS
    if texts.get("decision") == "ecarter":
        set_suggestion_aside(access.store, noting, which.key)
        return see_other(request, back, Notice.SAVED)
    try:
        send_suggestion(access.store, access.snapshots, noting, which.key)
    except NotPossible as refusal:
        told = Form({}, {"page": " ".join(each.sentence for each in refusal.mistakes)})
        if here:
            return _own_page(request, access, viewer, which.run_id, told)
        return shown(request, access, viewer, told)
    return access.then_refresh(see_other(request, back, Notice.PROPOSED))


def _own_page(
    request: Request, access: Access, viewer: Viewer, run_id: str, form: Form | None = None
) -> Response:
    with access.store.reading() as session:
        run = run_named(session, viewer, run_id)
        document: dict[str, Any] = run_document(session, viewer, run, access.now())
        people = [each["young_person_id"] for each in document.get("people", [])]
        out = left_out(session, viewer, run) if run.figures else []
        context = {
            "run": document,
            "left_out": out,
            "names": names_of(session, access.store.sealer, viewer, [*people, *out]),
            "may_decide": viewer.may(Permission.NOTE_OUTCOMES),
            "alone_on_page": True,
            "form": form or Form(),
        }
    status = UNPROCESSABLE if form is not None else 200
    page, part = "ruptures/one_run.html", "ruptures/one_run_body.html"
    return render(request, page, context, status=int(status), fragment=part)
