"""`GET /api/v1/activity`: contracts, ruptures, PMSMP and delays of a period."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.access import Asking, Given
from api.services.activity.asked import Whose, activity_asked
from api.services.activity.report import activity_report

router = APIRouter()


class Period(BaseModel):
    """Which months, and whose young people."""

    since: str | None = Field(None, max_length=7, description="Premier mois (AAAA-MM).")
    until: str | None = Field(None, max_length=7, description="Dernier mois (AAAA-MM).")
    whose: Whose = Field(Whose.STRUCTURE, description="La structure, ou tout le territoire.")


@router.get("/activity")
def activity(access: Given, viewer: Asking, asked: Annotated[Period, Query()]) -> dict[str, Any]:
    """Counts of one to four are null, and others from which these could be computed."""
    question = activity_asked(viewer, access.today(), asked.since, asked.until, asked.whose)
    with access.store.reading() as session:
        return activity_report(session, question)
