"""`/api/v1/young-people/{id}/journey-corrections`: minutes an adviser knows better."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.asked import PersonId
from api.permitted import may_write_file
from api.services.journeys.correct import (
    MOST_MINUTES,
    Correction,
    correct_journey,
    withdraw_correction,
)
from models.enums import CorrectionReason, LegTo, Mode

router = APIRouter(
    prefix="/young-people/{person_id}/journey-corrections", dependencies=[Depends(may_write_file)]
)
CorrectionId = Annotated[int, Path(description="Numéro de la correction.", ge=0, le=2**31 - 1)]


class CorrectionBody(BaseModel):
    """A correction; `minutes` null: there is no such way."""

    model_config = ConfigDict(extra="forbid")

    offer_id: str = Field(max_length=60, description="Offre dont le trajet est corrigé.")
    leg: LegTo
    mode: Mode
    minutes: int | None = Field(ge=0, le=MOST_MINUTES, description="Aller, porte à porte.")
    reason: CorrectionReason
    home: int = Field(1, ge=1, le=20, description="Numéro du domicile.")
    course_id: str | None = Field(None, max_length=60, description="Formation, vers le CFA.")


@router.post("", status_code=HTTPStatus.CREATED)
def correct(
    access: Given, viewer: Asking, person_id: PersonId, body: CorrectionBody
) -> dict[str, Any]:
    """Keep a correction, in place of an earlier one of the same way; logged."""
    asked = Correction(**body.model_dump())
    return {"id": correct_journey(access.store, access.noting(viewer), person_id, asked)}


@router.delete("/{correction_id}", status_code=HTTPStatus.NO_CONTENT)
def withdraw(
    access: Given, viewer: Asking, person_id: PersonId, correction_id: CorrectionId
) -> None:
    """Take a correction back: the way is reckoned again; logged."""
    withdraw_correction(access.store, access.noting(viewer), person_id, correction_id)
