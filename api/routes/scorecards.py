"""`/api/v1/scorecards`: which there are, what each says, which one rankings use."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.access import Asking, Given
from api.services.learning.choice import adopt_scorecard, adoptions
from api.services.learning.compare import compare_scorecards
from api.services.learning.scorecards import known_scorecard, list_scorecards, scorecard_of

router = APIRouter()
ScorecardId = Annotated[str, Path(max_length=60, description="Identifiant de la grille.")]
Named = Annotated[str, Query(max_length=60, description="Identifiant d'une grille.")]


@router.get("/scorecards")
def scorecards(access: Given) -> list[dict[str, Any]]:
    """The expert's, then the fitted ones; `state`: live, former, or candidate."""
    with access.store.reading() as session:
        return [asdict(each) for each in list_scorecards(session)]


@router.get("/scorecards/comparison")
def comparison(access: Given, first: Named, second: Named) -> dict[str, Any]:
    """Both cards' measures, and where their contributions differ most."""
    with access.store.reading() as session:
        return compare_scorecards(session, first, second)


@router.get("/scorecards/adoptions")
def chosen(access: Given) -> list[dict[str, Any]]:
    """Who chose which scorecard for everybody's rankings, newest first."""
    with access.store.reading() as session:
        return [asdict(each) for each in adoptions(session)]


@router.get("/scorecards/{scorecard_id}")
def one(access: Given, scorecard_id: ScorecardId) -> dict[str, Any]:
    """Every number of a scorecard, its card and where it stands."""
    with access.store.reading() as session:
        known = known_scorecard(session, scorecard_id)
        return {"state": known.state, **scorecard_of(session, scorecard_id).to_json()}


@router.post("/scorecards/{scorecard_id}/adoption")
def adopt(access: Given, viewer: Asking, scorecard_id: ScorecardId) -> dict[str, Any]:
    """Rank everybody with this one from now on; an old one comes back the same way."""
    with access.store.sessions.begin() as session:
        before = adopt_scorecard(session, viewer, scorecard_id, access.now())
    return {"scorecard_id": scorecard_id, "before": before}
