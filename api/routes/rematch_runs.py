"""`/api/v1/rematch-runs`: ask for a run, see how far it is, cancel it, and read what it found."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.services.rematch.run.asked import run_asked
from api.services.rematch.run.book import ask_run, cancel_run
from api.services.rematch.run.chosen import MOST_CHOSEN, ask_for_chosen
from api.services.rematch.told.document import run_document, run_named, run_state, runs_so_far
from api.services.rematch.weigh_prices import prices_weighed, weigh_prices
from models.enums import RunMethod, RunScope

router = APIRouter()
PRICES = "/congestion"
RunId = Annotated[str, Path(max_length=40, description="Identifiant de l'exécution.")]


class NewRun(BaseModel):
    """What a run is asked for; whatever is not said is as agreed."""

    model_config = ConfigDict(extra="forbid")

    scope: RunScope = RunScope.RUPTURES
    young_people: list[Annotated[str, Field(max_length=40)]] = Field(
        default=[], max_length=MOST_CHOSEN, description="Pour scope = chosen : leurs identifiants."
    )
    suggestions: int | None = Field(default=None, ge=1, le=10, description="Par jeune.")
    method: RunMethod = RunMethod.OPTIMAL


class NewWeight(BaseModel):
    """How much prices shall weigh."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    weight: float = Field(alias="lambda", ge=0, le=1, description="0 : listes inchangées.")


@router.post("/rematch-runs", status_code=HTTPStatus.ACCEPTED)
def start(access: Given, viewer: Asking, asked: NewRun) -> dict[str, Any]:
    """A run, or the one already under way: `new` says which."""
    wanted = run_asked(viewer, access.today(), asked.scope, asked.suggestions, asked.method)
    if asked.scope is RunScope.CHOSEN:
        chosen = ask_for_chosen(access.store, wanted, asked.young_people, access.now())
        access.runs.wake()
        return {"id": chosen, "new": True}
    run_id, is_new = ask_run(access.store, wanted, access.now())
    access.runs.wake()
    return {"id": run_id, "new": is_new}


@router.get("/rematch-runs")
def history(access: Given, viewer: Asking) -> list[dict[str, Any]]:
    """The latest runs with their figures and the versions of what they read, newest first."""
    with access.store.reading() as session:
        return [run_state(run, access.now()) for run in runs_so_far(session, viewer)]


@router.get("/rematch-runs/{run_id}")
def one(access: Given, viewer: Asking, run_id: RunId) -> dict[str, Any]:
    """How far a run is; once done, what it has for the young people of the token's structure."""
    with access.store.reading() as session:
        run = run_named(session, viewer, run_id)
        return run_document(session, viewer, run, access.now())


@router.post("/rematch-runs/{run_id}/cancellation", status_code=HTTPStatus.ACCEPTED)
def cancel(access: Given, viewer: Asking, run_id: RunId) -> dict[str, Any]:
    """Ask a run to stop: it leaves no result."""
    cancel_run(access.store, viewer, run_id, access.now())
    return {"id": run_id}


@router.get(PRICES)
def weighed(access: Given, viewer: Asking) -> dict[str, Any]:
    """λ in force in everyday lists, and the value that the last run over all advises."""
    with access.store.reading() as session:
        return prices_weighed(session, viewer, access.today())


@router.put(PRICES)
def weigh(access: Given, viewer: Asking, asked: NewWeight) -> dict[str, Any]:
    """Set λ for everybody's lists: a coordinator's right."""
    weigh_prices(access.store, viewer, asked.weight, access.now())
    return weighed(access, viewer)
