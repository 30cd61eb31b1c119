"""`GET /api/v1/young-people/{id}/ranking`: which offers, in which order, and why?"""

from typing import Any

from fastapi import APIRouter

from api.access import Asking, Given
from api.asked import Asked, PersonId
from api.services.ranking.rank_person import rank_person

router = APIRouter()


@router.get("/young-people/{person_id}/ranking")
def ranking(access: Given, viewer: Asking, person_id: PersonId, asked: Asked) -> dict[str, Any]:
    """The ranking document of a young person; the view is logged."""
    request = access.ranking_of(viewer, person_id, asked)
    return rank_person(access.store, access.snapshots, request)
