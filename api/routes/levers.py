"""`GET /api/v1/young-people/{id}/levers`: what would open more offers to a young person?"""

from typing import Any

from fastapi import APIRouter

from api.access import Asking, Given
from api.asked import Day, PersonId
from api.services.ranking.levers import levers_of

router = APIRouter()


@router.get("/young-people/{person_id}/levers")
def levers(access: Given, viewer: Asking, person_id: PersonId, today: Day = None) -> dict[str, Any]:
    """Each lever with the offers it opens and what scores gain; the view is logged."""
    return levers_of(access.store, access.snapshots, access.asked_on(viewer, person_id, today))
