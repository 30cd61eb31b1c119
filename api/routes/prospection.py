"""`GET /api/v1/prospection/…`: whom to call next, and what is known of an employer."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from api.access import Asking, Given
from api.services.prospection.gaps.missing_places import territory_gaps
from api.services.prospection.gaps.zones import gap_features
from api.services.prospection.plan.whom_to_call import MOST_CALLS, PlanRequest, call_plan
from api.services.prospection.told.timeline import timeline
from api.services.prospection.told.under_way import claims_under_way
from api.words.families import family_of
from models.errors import InvalidCode

router = APIRouter()


@router.get("/prospection/plan")
def plan(
    access: Given,
    viewer: Asking,
    calls: Annotated[int, Query(ge=1, le=MOST_CALLS, description="Nombre d'appels.")] = 20,
    new_share: Annotated[
        float | None,
        Query(ge=0, le=1, description="Part d'appels à des entreprises jamais contactées."),
    ] = None,
) -> dict[str, Any]:
    """The plan of calls of the token holder's structure."""
    if viewer.structure_id is None:
        raise InvalidCode("structure", "un jeton d'une structure", "autre chose")
    asked = PlanRequest(viewer.structure_id, viewer, access.today(), calls, new_share)
    return call_plan(access.store, access.plans, asked)


@router.get("/prospection/claims")
def claims(access: Given, viewer: Asking) -> list[dict[str, Any]]:
    """What the token holder's structure is on, those that end first before the others."""
    with access.store.reading() as session:
        lines = claims_under_way(session, viewer, access.today())
    return [{**asdict(line), "ends_on": line.ends_on} for line in lines]


@router.get("/prospection/gaps")
def gaps(access: Given, viewer: Asking) -> dict[str, Any]:
    """Families of trades and zones: wishes, places, the gap; and where zones lie."""
    with access.store.reading() as session:
        return territory_gaps(session, viewer, access.today())


@router.get("/prospection/gaps/map")
def gaps_on_map(
    access: Given,
    viewer: Asking,
    family: Annotated[
        str | None, Query(max_length=5, description="Un domaine ROME, ou un de ses métiers.")
    ] = None,
) -> dict[str, Any]:
    """GeoJSON: a point a zone, with the places that are missing or left over."""
    asked = family_of(family) if family else None
    with access.store.reading() as session:
        return gap_features(territory_gaps(session, viewer, access.today()), asked)


@router.get("/employers/{employer_id}/prospection")
def employer(
    access: Given,
    viewer: Asking,
    employer_id: Annotated[str, Path(max_length=40, description="Identifiant de l'entreprise.")],
) -> dict[str, Any]:
    """Holders, wishes to be left alone and contacts, as far as the holder may read them."""
    with access.store.reading() as session:
        return asdict(timeline(session, viewer, employer_id, access.today()))
