"""`/api/v1/contact-requests`: requests made and received, answered, the same for both sides."""

from dataclasses import asdict
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.routes.agreed import AgreementBody
from api.services.exchange.requests.answer import Acceptance, accept_request, decline_request
from api.services.exchange.requests.ask import cancel_request
from api.services.exchange.requests.lines import Side
from api.services.exchange.requests.listed import requests_of
from api.services.exchange.requests.sheet import request_sheet
from models.enums import ContactAgreed, DeclineReason, MeetingWay

router = APIRouter(prefix="/contact-requests")
RequestId = Annotated[str, Path(max_length=40, description="Identifiant de la demande.")]


class AcceptanceBody(BaseModel):
    """How they meet and what passes on, on the young person's agreement to this contact."""

    model_config = ConfigDict(extra="forbid")

    meeting: MeetingWay
    agreement: AgreementBody
    contact_given: ContactAgreed = ContactAgreed.REFERENT
    meet_on: date | None = Field(None, description="Jour de rencontre, s'il est fixé.")


class DeclineBody(BaseModel):
    """Why not; who asked reads it."""

    model_config = ConfigDict(extra="forbid")

    reason: DeclineReason


@router.get("")
def requests(
    access: Given,
    viewer: Asking,
    side: Annotated[Side, Query(description="Reçues (in) ou faites (out).")] = Side.IN,
) -> list[dict[str, Any]]:
    """Those that wait first, then the latest."""
    return [asdict(line) for line in requests_of(access.store, access.noting(viewer), side)]


@router.get("/{request_id}")
def one(access: Given, viewer: Asking, request_id: RequestId) -> dict[str, Any]:
    """One request; of one accepted, who asked reads the contact agreed. Logged."""
    return asdict(request_sheet(access.store, access.noting(viewer), request_id))


@router.delete("/{request_id}", status_code=HTTPStatus.NO_CONTENT)
def cancel(access: Given, viewer: Asking, request_id: RequestId) -> None:
    """Ask no longer; 409 once it is answered or over."""
    cancel_request(access.store, access.noting(viewer), request_id)


@router.post("/{request_id}/acceptance", status_code=HTTPStatus.NO_CONTENT)
def accept(access: Given, viewer: Asking, request_id: RequestId, body: AcceptanceBody) -> None:
    """Accept, for the referent's side; 409 says since when somebody else answered."""
    given = Acceptance(body.meeting, body.agreement.read(), body.contact_given, body.meet_on)
    accept_request(access.store, access.noting(viewer), request_id, given)


@router.post("/{request_id}/decline", status_code=HTTPStatus.NO_CONTENT)
def decline(access: Given, viewer: Asking, request_id: RequestId, body: DeclineBody) -> None:
    """Decline, for the referent's side."""
    decline_request(access.store, access.noting(viewer), request_id, body.reason)
