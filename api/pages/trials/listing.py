"""`/essais`: the trials of this service and where they stand; `/essais/nouveau`: the next one."""

from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Access, Asking, Given
from api.entry import Entry, EntryRefused
from api.pages.flash import Notice, see_other
from api.pages.forms import UNPROCESSABLE, Form, Posted
from api.pages.templating import render
from api.pages.trials.entered import BY_DEFAULT, SITE, plan_entered
from api.services.trial.follow import list_trials
from api.services.trial.plan import TrialPlan, plan_trial, possible_sites
from api.services.trial.refusals import TrialStep
from api.services.trial.sizes import sizes_told
from api.services.viewer import Permission
from models.errors import InvalidCode

ADDRESS: Final = "/essais"
router = APIRouter(prefix=ADDRESS, default_response_class=HTMLResponse)
# The plan's own words for its parts, as it refuses them, and the fields they were typed in.
_FIELDS: Final = {
    "essai": "essai",
    "jeunes": "jeunes",
    "sites": "sites",
    "parts": "tirage",
    "ajout": "ajout",
}


@router.get("")
def trials(request: Request, access: Given, viewer: Asking) -> Response:
    """Every trial, newest first."""
    with access.store.reading() as session:
        context = {"known": list_trials(session, viewer)}
    return render(request, "trials/list.html", context)


@router.get("/nouveau")
def new(request: Request, access: Given, viewer: Asking) -> Response:
    """The form, every Mission Locale ticked."""
    viewer.must(Permission.RUN_TRIALS)
    sites = _sites(access)
    ticked = {SITE + site: "oui" for site, _ in sites}
    return _form(request, sites, Form(BY_DEFAULT | ticked))


@router.post("/nouveau")
def planned(request: Request, access: Given, viewer: Asking, texts: Posted) -> Response:
    """What a trial of this size can see; kept only when asked to be."""
    viewer.must(Permission.RUN_TRIALS)
    sites, entry = _sites(access), Entry(texts, access.today())
    try:
        plan = _read(entry, [site for site, _ in sites])
        if not entry.ticked("garder"):
            return _form(request, sites, Form(entry.kept()), plan)
        plan_trial(access.store, viewer, plan, access.now())
    except EntryRefused as refusal:
        return _form(request, sites, Form(entry.kept(), refusal.mistakes))
    except TrialStep as refusal:
        return _form(request, sites, Form(entry.kept(), {"essai": str(refusal)}))
    return see_other(request, trial_address(plan.trial_id), Notice.TRIAL_PLANNED)


def trial_address(trial_id: str) -> str:
    """The page of one trial."""
    return f"{ADDRESS}/{quote(trial_id, safe='')}"


def _read(entry: Entry, sites: list[str]) -> TrialPlan:
    try:
        return plan_entered(entry, sites)
    except InvalidCode as error:
        field = _FIELDS.get(error.field, "page")
        raise EntryRefused({field: f"Attendu {error.expected}."}) from error


def _sites(access: Access) -> list[tuple[str, str]]:
    with access.store.reading() as session:
        return possible_sites(session)


def _form(
    request: Request, sites: list[tuple[str, str]], form: Form, plan: TrialPlan | None = None
) -> Response:
    context: dict[str, Any] = {
        "sites": sites,
        "form": form,
        "sizes": sizes_told(plan) if plan is not None else None,
    }
    status = UNPROCESSABLE if form.errors else HTTPStatus.OK
    return render(request, "trials/new.html", context, status=status)
