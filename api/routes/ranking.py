"""`GET /api/v1/young-people/{id}/ranking`: which offers, in which order, and why?"""

from typing import Any

from fastapi import APIRouter

from api.access import Given
from api.routes.asked import Asked, PersonId
from api.services.ranking import rank_person

router = APIRouter()


@router.get("/young-people/{person_id}/ranking")
def ranking(access: Given, person_id: PersonId, asked: Asked) -> dict[str, Any]:
    """The ranking document of a young person; the view is logged."""
    request = access.ranking_of(person_id, asked.offer_kind, asked.limit, asked.today)
    return rank_person(access.store, access.snapshots, request)
