"""`GET /api/v1/young-people/{id}/offers/{offer}`: where does it stand, or why is it absent?"""

from typing import Any

from fastapi import APIRouter

from api.access import Asking, Given
from api.asked import Day, OfferId, PersonId
from api.services.ranking.one_offer import one_offer

router = APIRouter()


@router.get("/young-people/{person_id}/offers/{offer_id}")
def offer(
    access: Given, viewer: Asking, person_id: PersonId, offer_id: OfferId, today: Day = None
) -> dict[str, Any]:
    """The offer's rank and sum, or the rule, limit or rank that keeps it out; logged."""
    asked = access.asked_on(viewer, person_id, today)
    return one_offer(access.store, access.snapshots, asked, offer_id)
