"""`GET /api/v1/health`: is the service able to answer?"""

from fastapi import APIRouter
from pydantic import BaseModel

from api.access import Given
from models.store.engine import check_reachable

router = APIRouter()


class Health(BaseModel):
    """The service answers and so does its database."""

    status: str = "ok"


@router.get("/health")
def health(access: Given) -> Health:
    """Say that the service and its database answer; 503 when the database does not."""
    check_reachable(access.store.engine)
    return Health()
