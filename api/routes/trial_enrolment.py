"""`/api/v1/young-people/{id}/trial`: may this person enter the trial, and which arm was drawn?"""

from dataclasses import asdict
from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.asked import PersonId
from api.permitted import may_write_file
from api.services.trial.enrol import enrol, open_standing

router = APIRouter(prefix="/young-people/{person_id}/trial")


class Agreed(BaseModel):
    """The young person knows that a draw decides, and agreed."""

    model_config = ConfigDict(extra="forbid")

    agreed_on: date = Field(description="Jour de l'accord du jeune (AAAA-MM-JJ).")


@router.get("")
def standing(access: Given, viewer: Asking, person_id: PersonId) -> dict[str, Any] | None:
    """The trial that enrols and why not, or the arm once drawn; null where none does. Logged."""
    found = open_standing(access.store, access.noting(viewer), person_id)
    return None if found is None else asdict(found)


@router.post("", status_code=HTTPStatus.CREATED, dependencies=[Depends(may_write_file)])
def enrolled(access: Given, viewer: Asking, person_id: PersonId, asked: Agreed) -> dict[str, Any]:
    """Enrol in the trial under way and tell the arm, drawn then, once and for all. Logged."""
    row = enrol(access.store, access.noting(viewer), person_id, asked.agreed_on)
    return {"trial_id": row.trial_id, "arm": row.arm, "enrolled_on": row.enrolled_on}
