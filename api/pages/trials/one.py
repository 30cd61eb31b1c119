"""`/essais/{id}`: one trial's plan, its steps, the seed once told; never somebody's arm."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.pages.files import file_answer
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE
from api.pages.templating import render
from api.pages.trials.listing import ADDRESS, trial_address
from api.services.open_store import Store
from api.services.trial.close import close_trial, faults_of_draw, the_draw
from api.services.trial.draw_file import draw_file
from api.services.trial.follow import trial_told
from api.services.trial.plan import possible_sites
from api.services.trial.refusals import TrialStep
from api.services.trial.register import (
    register_trial,
    registered_text,
    start_trial,
    trial_named,
)
from api.services.viewer import Permission, Viewer

router = APIRouter(prefix=ADDRESS, default_response_class=HTMLResponse)
TrialId = Annotated[str, Path(max_length=40)]

type _Step = Callable[[Store, Viewer, str, datetime], Any]


@router.get("/{trial_id}")
def one(request: Request, access: Given, viewer: Asking, trial_id: TrialId) -> Response:
    """Its plan, what it can see, and its next step."""
    return _shown(request, access, viewer, trial_id)


@router.post("/{trial_id}/pre-enregistrement")
def registered(request: Request, access: Given, viewer: Asking, trial_id: TrialId) -> Response:
    """Draw the seed and write the text."""
    return _then(request, access, (viewer, trial_id), (register_trial, Notice.TRIAL_REGISTERED))


@router.post("/{trial_id}/ouverture")
def started(request: Request, access: Given, viewer: Asking, trial_id: TrialId) -> Response:
    """Open enrolment."""
    return _then(request, access, (viewer, trial_id), (start_trial, Notice.TRIAL_STARTED))


@router.post("/{trial_id}/cloture")
def closed(request: Request, access: Given, viewer: Asking, trial_id: TrialId) -> Response:
    """End enrolment and tell the seed."""
    return _then(request, access, (viewer, trial_id), (close_trial, Notice.TRIAL_CLOSED))


@router.get("/{trial_id}/pre-enregistrement.md", response_class=Response)
def registration(access: Given, viewer: Asking, trial_id: TrialId) -> Response:
    """The text to deposit, byte for byte what was hashed."""
    with access.store.reading() as session:
        text = registered_text(session, viewer, trial_id)
    return Response(
        text.encode(),
        media_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{trial_id}.md"'},
    )


@router.get("/{trial_id}/tirage.csv", response_class=Response)
def draw(access: Given, viewer: Asking, trial_id: TrialId) -> Response:
    """Every draw, nobody named; once the seed is told."""
    viewer.must(Permission.RUN_TRIALS)
    with access.store.reading() as session:
        published = draw_file(session, trial_id)
    return file_answer(published.text.encode(), f"tirage-{trial_id}.csv")


def _then(
    request: Request, access: Access, asked: tuple[Viewer, str], step: tuple[_Step, Notice]
) -> Response:
    viewer, trial_id = asked
    take, notice = step
    try:
        take(access.store, viewer, trial_id, access.now())
    except TrialStep as refusal:
        return _shown(request, access, viewer, trial_id, str(refusal))
    return see_other(request, trial_address(trial_id), notice)


def _shown(
    request: Request, access: Access, viewer: Viewer, trial_id: str, refused: str | None = None
) -> Response:
    with access.store.reading() as session:
        told = trial_told(session, viewer, trial_id, access.today())
        trial = trial_named(session, trial_id)
        text = trial.registration
        sites = dict(possible_sites(session))
        faults = faults_of_draw(trial, the_draw(session, trial_id)) if trial.seed else None
    context = {
        "trial": told,
        "text": text,
        "faults": faults,
        "refused": refused,
        "site_names": [sites.get(each, each) for each in told["plan"]["sites"]],
    }
    status = UNPROCESSABLE if refused else HTTPStatus.OK
    return render(request, "trials/one.html", context, status=status)
