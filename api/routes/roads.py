"""`/api/v1/young-people/{id}/reach`, `…/offers/{offer}/ways` and `…/legs`: roads for the map."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.access import Asking, Given
from api.asked import Day, OfferId, PersonId
from api.services.on_map.legs import legs_on_map
from api.services.on_map.reach import reach_on_map
from api.services.on_map.ways import ways_on_map
from models.enums import Mode

router = APIRouter(prefix="/young-people/{person_id}")
HomeNumber = Annotated[int, Query(ge=1, le=20, description="Numéro du domicile.")]
Means = Annotated[Mode, Query(description="Moyen de transport.")]


@router.get("/reach")
def reach(
    access: Given, viewer: Asking, person_id: PersonId, mode: Means = Mode.CAR, home: HomeNumber = 1
) -> dict[str, Any]:
    """GeoJSON areas within 15, 30 and 45 minutes of a home; `depth` says what they come from."""
    asked = access.asked_on(viewer, person_id, None)
    drawn_by = (access.door(), access.snapshots.travel)
    return reach_on_map(access.store, drawn_by, asked, (mode, home))


@router.get("/offers/{offer_id}/ways")
def ways(
    access: Given, viewer: Asking, person_id: PersonId, offer_id: OfferId, home: HomeNumber = 1
) -> dict[str, Any]:
    """The way to an offer by each road means; none where no roads are installed."""
    asked = access.asked_on(viewer, person_id, None)
    return ways_on_map(access.store, access.door(), asked, (offer_id, home))


@router.get("/offers/{offer_id}/legs")
def legs(
    access: Given, viewer: Asking, person_id: PersonId, offer_id: OfferId, today: Day = None
) -> dict[str, Any]:
    """Both legs by the means that the ranking counts; straight lines without roads installed."""
    asked = access.asked_on(viewer, person_id, today)
    told = legs_on_map(access.store, (access.snapshots, access.door()), asked, offer_id)
    return {name: value for name, value in told.items() if name != "offer"}
