"""`/api/v1/scorecards`: which there are, what each says, which one rankings use."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.access import Asking, Given
from api.services.learning.choice import adopt_scorecard, adoptions
from api.services.learning.compare import compare_scorecards
from api.services.learning.trainings import (
    ask_training,
    cancel_training,
    training_named,
    trainings,
)
from api.services.scorecards_known import known_scorecard, list_scorecards, scorecard_of

router = APIRouter()
ScorecardId = Annotated[str, Path(max_length=60, description="Identifiant de la grille.")]
TrainingId = Annotated[str, Path(max_length=40, description="Identifiant de l'ajustement.")]
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


@router.post("/scorecard-trainings", status_code=HTTPStatus.ACCEPTED)
def start(access: Given, viewer: Asking) -> dict[str, Any]:
    """Fit a candidate on everything answered so far, or follow the fit already under way."""
    training_id, is_new = ask_training(access.store, viewer, access.today(), access.now())
    access.trainings.wake()
    return {"id": training_id, "new": is_new}


@router.get("/scorecard-trainings")
def history(access: Given) -> list[dict[str, Any]]:
    """The latest fits, newest first."""
    with access.store.reading() as session:
        return trainings(session)


@router.get("/scorecard-trainings/{training_id}")
def training(access: Given, training_id: TrainingId) -> dict[str, Any]:
    """How far a fit is; once done, the candidate it made."""
    with access.store.reading() as session:
        return training_named(session, training_id)


@router.post("/scorecard-trainings/{training_id}/cancellation", status_code=HTTPStatus.ACCEPTED)
def cancel(access: Given, viewer: Asking, training_id: TrainingId) -> dict[str, Any]:
    """Ask a fit to stop: it leaves no candidate."""
    cancel_training(access.store, viewer, training_id, access.now())
    return {"id": training_id}
