"""`/baremes/{id}`: what one scorecard adds, how well its chances come out, on what it rests."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Asking, Given
from api.pages.scorecards.asked import Asked, Question, ScorecardId
from api.pages.scorecards.drawing import SQUARE, calibration, lines, rows, scale_of
from api.pages.templating import render
from api.services.learning.compare import told_of
from api.services.learning.curves import curves_of, stages_of
from api.services.scorecards_known import known_scorecard, list_scorecards, scorecard_of
from api.services.viewer import Permission

router = APIRouter(prefix="/baremes", default_response_class=HTMLResponse)


@router.get("/{scorecard_id}")
def card(
    request: Request,
    access: Given,
    viewer: Asking,
    scorecard_id: ScorecardId,
    asked: Asked = Question.CONTRACT_SIGNED,
) -> Response:
    """One question of a scorecard; the three others are a link away."""
    viewer.must(Permission.READ_SCORECARDS)
    with access.store.reading() as session:
        known = known_scorecard(session, scorecard_id)
        scorecard = scorecard_of(session, scorecard_id)
        others = [each for each in list_scorecards(session) if each.scorecard_id != scorecard_id]
    kind, question = asked.which
    curves = curves_of(stages_of([scorecard], kind, question))
    told = told_of(scorecard, str(kind), question)
    scale = scale_of(curves)
    context = {
        "known": known,
        "card": scorecard.card,
        "others": [each for each in others if each.fits],
        "asked": asked,
        "told": told,
        "curves": [(each, lines(each, scale), rows(each)) for each in curves],
        "scale": scale,
        "square": SQUARE,
        "calibration": calibration(told["deciles"]) if told.get("deciles") else None,
        "may_choose": viewer.may(Permission.CHOOSE_SCORECARDS),
    }
    return render(request, "scorecards/card.html", context)
