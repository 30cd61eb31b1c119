"""`/essais/{id}/resultat`: what a trial shows at one horizon, drawn beside its numbers."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.templating import render
from api.pages.trials.drawing import drawn_effects, scale_of
from api.pages.trials.listing import ADDRESS
from api.pages.trials.one import TrialId
from api.services.named.names import great_domain_labels
from api.services.trial.plan import HORIZONS
from api.services.trial.refusals import DrawDisagrees, TooEarly, TrialStep
from api.words.trial_result import effects_of

router = APIRouter(prefix=ADDRESS, default_response_class=HTMLResponse)
Months = Annotated[int, Query(alias="mois", ge=1, le=120)]


@router.get("/{trial_id}/resultat")
def result(
    request: Request,
    access: Given,
    viewer: Asking,
    trial_id: TrialId,
    months: Months = HORIZONS[0],
) -> Response:
    """Both outcomes; before they are due, the day on which they will be."""
    context: dict[str, Any] = {"trial_id": trial_id, "months": months, "horizons": HORIZONS}
    try:
        with access.store.reading() as session:
            found = access.trial_results.result(session, viewer, trial_id, months, access.today())
    except (TrialStep, TooEarly, DrawDisagrees) as refusal:
        return render(request, "trials/result.html", {**context, "why_not": str(refusal)})
    trades = great_domain_labels()
    effects = {name: effects_of(each, trades) for name, each in found["outcomes"].items()}
    scale = scale_of([effect for rows in effects.values() for _, effect in rows])
    drawn = {name: drawn_effects(rows, scale) for name, rows in effects.items()}
    shown = {**context, "why_not": None, "found": found, "drawn": drawn, "scale": scale}
    return render(request, "trials/result.html", shown)
