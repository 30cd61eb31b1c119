"""`GET /api/v1/day-actions`: what was noted on a day, coded, to be entered into i-Milo."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from api.access import Asking, Given
from api.asked import Day
from api.services.followup.path.day_actions import day_actions

router = APIRouter()


@router.get("/day-actions")
def actions(access: Given, viewer: Asking, today: Day = None) -> list[dict[str, Any]]:
    """The structure's actions of a day, today unless another is given; each export is logged.

    Codes are Passerelle's own: i-Milo's list and import form are not published.
    """
    day = today or access.today()
    return [asdict(each) for each in day_actions(access.store, viewer, day, access.now())]
