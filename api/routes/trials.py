"""`/api/v1/trials`: a randomised draw planned, registered, opened, closed, then read."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from api.access import Access, Asking, Given
from api.services.trial.close import close_trial, faults_of_draw, the_draw
from api.services.trial.follow import list_trials, trial_told
from api.services.trial.plan import HORIZONS, MOST_PEOPLE, TrialPlan, plan_trial, possible_sites
from api.services.trial.register import register_trial, registered_text, start_trial, trial_named
from api.services.trial.sizes import sizes_told
from api.services.viewer import Viewer

router = APIRouter()
TrialId = Annotated[str, Path(max_length=40, description="Nom de l'essai.")]
Months = Annotated[int, Query(ge=1, le=120, description="Horizon pré-enregistré : 6 ou 12 mois.")]
Site = Annotated[str, Field(max_length=40)]


class PlanBody(BaseModel):
    """What a trial is planned with; whatever is not said is as the command has it."""

    model_config = ConfigDict(extra="forbid")

    trial_id: str = Field(max_length=40, description="Lettres minuscules, chiffres, tirets.")
    people: int = Field(ge=2, le=MOST_PEOPLE, description="Jeunes inscrits en tout.")
    sites: list[Site] = Field([], max_length=500, description="Aucun : les Missions Locales.")
    shares: list[float] = Field(
        [0.5], max_length=5, description="Parts du service renforcé ; plusieurs, dont 0 : par site."
    )
    weight: float = Field(0.5, description="λ du service renforcé, au-dessus de 0.")
    base: float = Field(0.5, description="Part attendue de oui sans le service.")
    alike: float = Field(0.02, description="Corrélation entre jeunes d'un même site.")
    worth: float = Field(0.05, description="Plus petit effet utile, en chances.")
    adds: str = Field("", description="Ce que le service renforcé ajoute hors d'ici.")

    def plan(self, access: Access) -> TrialPlan:
        """The plan. Raises InvalidCode for what could not be drawn."""
        with access.store.reading() as session:
            sites = self.sites or [site for site, _ in possible_sites(session)]
        given = self.model_dump() | {"sites": tuple(sites), "shares": tuple(self.shares)}
        return TrialPlan(**given)


@router.get("/trials")
def trials(access: Given, viewer: Asking) -> list[dict[str, Any]]:
    """Every trial and where it stands, newest first."""
    with access.store.reading() as session:
        return list_trials(session, viewer)


@router.post("/trial-sizes")
def sizes(access: Given, asked: PlanBody) -> dict[str, Any]:
    """What a trial of this size could see, told before it is planned; nothing is kept."""
    return sizes_told(asked.plan(access))


@router.post("/trials", status_code=HTTPStatus.CREATED)
def plan(access: Given, viewer: Asking, asked: PlanBody) -> dict[str, Any]:
    """Keep a plan under its name: it never changes afterwards."""
    plan_trial(access.store, viewer, asked.plan(access), access.now())
    return _told(access, viewer, asked.trial_id)


@router.get("/trials/{trial_id}")
def one(access: Given, viewer: Asking, trial_id: TrialId) -> dict[str, Any]:
    """Its plan, what it can see, its steps, and its seed once it is over; never an arm."""
    return _told(access, viewer, trial_id)


@router.post("/trials/{trial_id}/registration")
def register(access: Given, viewer: Asking, trial_id: TrialId) -> dict[str, Any]:
    """Draw the secret seed and write the text to deposit; asked again, the same text."""
    register_trial(access.store, viewer, trial_id, access.now())
    return registration(access, viewer, trial_id)


@router.get("/trials/{trial_id}/registration")
def registration(access: Given, viewer: Asking, trial_id: TrialId) -> dict[str, Any]:
    """The text as it was hashed, with its SHA-256 and the seed's."""
    with access.store.reading() as session:
        text = registered_text(session, viewer, trial_id)
        trial = trial_named(session, trial_id)
        return {
            "trial_id": trial.id,
            "text": text,
            "registration_hash": trial.registration_hash,
            "commitment": trial.commitment,
        }


@router.post("/trials/{trial_id}/opening")
def start(access: Given, viewer: Asking, trial_id: TrialId) -> dict[str, Any]:
    """Open enrolment: from then on whoever is enrolled is drawn."""
    start_trial(access.store, viewer, trial_id, access.now())
    return _told(access, viewer, trial_id)


@router.post("/trials/{trial_id}/closing")
def close(access: Given, viewer: Asking, trial_id: TrialId) -> dict[str, Any]:
    """End enrolment for good and tell the seed."""
    close_trial(access.store, viewer, trial_id, access.now())
    return _told(access, viewer, trial_id)


@router.get("/trials/{trial_id}/draw")
def draw(access: Given, trial_id: TrialId) -> dict[str, Any]:
    """Every draw, nobody named, and what disagrees with the seed; once the seed is told."""
    with access.store.reading() as session:
        drawn = the_draw(session, trial_id)
        faults = faults_of_draw(trial_named(session, trial_id), drawn)
    return {"faults": faults, "drawn": [asdict(each) for each in drawn]}


@router.get("/trials/{trial_id}/result")
def result(
    access: Given, viewer: Asking, trial_id: TrialId, months: Months = HORIZONS[0]
) -> dict[str, Any]:
    """Both outcomes at one horizon, once everybody was followed so long."""
    with access.store.reading() as session:
        return access.trial_results.result(session, viewer, trial_id, months, access.today())


def _told(access: Access, viewer: Viewer, trial_id: str) -> dict[str, Any]:
    with access.store.reading() as session:
        return trial_told(session, viewer, trial_id, access.today())
