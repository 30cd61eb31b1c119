"""`GET /api/v1/bias-report`: how groups fare under the scorecard in use, small ones untold."""

from typing import Any

from fastapi import APIRouter

from api.access import Asking, Given

router = APIRouter()


@router.get("/bias-report")
def report(access: Given, viewer: Asking) -> dict[str, Any]:
    """Gaps with their intervals, and what the factors give away; seconds, the first time a day."""
    with access.store.reading() as session:
        return access.audits.report(session, viewer, access.today())
