"""`/baremes`: scorecards known here, the one that rankings use, and who chose it when."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.flash import Notice, see_other
from api.pages.scorecards.asked import ScorecardId, TrainingId
from api.pages.templating import render
from api.services.learning.choice import adopt_scorecard, adoptions
from api.services.learning.trainings import ask_training, cancel_training, trainings
from api.services.scorecards_known import list_scorecards
from api.services.viewer import Permission

ADDRESS: Final = "/baremes"
router = APIRouter(prefix=ADDRESS, default_response_class=HTMLResponse)


@router.get("")
def scorecards(request: Request, access: Given, viewer: Asking) -> Response:
    """All of them, newest first; the expert's last."""
    viewer.must(Permission.READ_SCORECARDS)
    with access.store.reading() as session:
        context = {
            "known": list_scorecards(session)[::-1],
            "adoptions": adoptions(session),
            "latest": next(iter(trainings(session, limit=1)), None),
            "may_choose": viewer.may(Permission.CHOOSE_SCORECARDS),
        }
    page, part = "scorecards/list.html", "scorecards/known.html"
    return render(request, page, context, fragment=part)


@router.post("/ajustements")
def training_asked(request: Request, access: Given, viewer: Asking) -> Response:
    """Fit a candidate aside, or follow the fit already under way."""
    ask_training(access.store, viewer, access.today(), access.now())
    access.trainings.wake()
    return see_other(request, ADDRESS, Notice.TRAINING_ASKED)


@router.post("/ajustements/{training_id}/annulation")
def training_cancelled(
    request: Request, access: Given, viewer: Asking, training_id: TrainingId
) -> Response:
    """Stop a fit: it leaves no candidate."""
    cancel_training(access.store, viewer, training_id, access.now())
    return see_other(request, ADDRESS, Notice.SAVED)


@router.post("/{scorecard_id}/adoption")
def adopted(request: Request, access: Given, viewer: Asking, scorecard_id: ScorecardId) -> Response:
    """Rankings use this one from now on."""
    with access.store.sessions.begin() as session:
        adopt_scorecard(session, viewer, scorecard_id, access.now())
    return access.then_refresh(see_other(request, ADDRESS, Notice.SCORECARD_ADOPTED))
