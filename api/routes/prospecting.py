"""`/api/v1/employers/{id}/…` and `/claims`: what a structure's programs note of its prospection."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.services.prospection.calls.contacts import MOST_PLACES, Contact, note_contact
from api.services.prospection.calls.take_back import take_back_contact
from api.services.prospection.held.claims import Taken, release_claim, renew_claim, take_claim
from api.services.prospection.held.leave_alone import Wish, contest_wish, lift_wish, note_wish
from api.services.prospection.held.portfolio import add_to_portfolio, remove_from_portfolio
from models.enums import (
    ContactAnswer,
    ContactChannel,
    ContestReason,
    LeaveScope,
    NextStep,
    PersonMet,
    Visibility,
    WhyDespite,
)

router = APIRouter()
EmployerId = Annotated[str, Path(max_length=40, description="Identifiant de l'entreprise.")]
RowId = Annotated[str, Path(max_length=40, description="Identifiant rendu à l'enregistrement.")]
Trade = Annotated[str, Field(max_length=5, description="Code ROME, ou son domaine (D1102, D11).")]


class Body(BaseModel):
    """What is sent; a field of another name is a mistake, not a silence."""

    model_config = ConfigDict(extra="forbid")


class ClaimBody(Body):
    """An employer is taken for one family of trades."""

    trade: Trade


class ContactBody(Body):
    """A contact; there is no free text. `why_despite`: needed where another network is on it."""

    channel: ContactChannel
    answer: ContactAnswer
    person_met: PersonMet = PersonMet.NOBODY
    contacted_on: date | None = Field(None, description="Aujourd'hui si absent.")
    trade: Trade | None = None
    places_opened: int | None = Field(None, ge=1, le=MOST_PLACES)
    next_step: NextStep | None = None
    next_step_on: date | None = None
    why_despite: WhyDespite | None = None
    visibility: Visibility = Visibility.ANNOUNCED


class WishBody(Body):
    """What a firm asked to be spared; `trade` goes with the scope "trade_family" alone."""

    scope: LeaveScope = LeaveScope.EVERYTHING
    trade: Trade | None = None
    until: date | None = Field(None, description="La durée convenue si absent.")


class ContestBody(Body):
    """Why a wish may be a mistake."""

    reason: ContestReason


@router.post("/employers/{employer_id}/claims", status_code=HTTPStatus.CREATED)
def claim(access: Given, viewer: Asking, employer_id: EmployerId, body: ClaimBody) -> Any:
    """Take an employer; 409 says who has it (`held_by`) and until when (`until`)."""
    return _told(take_claim(access.store, access.noting(viewer), employer_id, body.trade))


@router.post("/claims/{claim_id}/renewal")
def renew(access: Given, viewer: Asking, claim_id: RowId) -> Any:
    """Hold an employer for another period."""
    return _told(renew_claim(access.store, access.noting(viewer), claim_id))


@router.delete("/claims/{claim_id}", status_code=HTTPStatus.NO_CONTENT)
def release(access: Given, viewer: Asking, claim_id: RowId) -> None:
    """Free an employer."""
    release_claim(access.store, access.noting(viewer), claim_id)


@router.post("/employers/{employer_id}/contacts", status_code=HTTPStatus.CREATED)
def contact(access: Given, viewer: Asking, employer_id: EmployerId, body: ContactBody) -> Any:
    """Note a contact in the log that all networks share."""
    told = Contact(employer_id, **body.model_dump())
    return {"id": note_contact(access.store, access.noting(viewer), told)}


@router.delete("/employers/{employer_id}/contacts/{contact_id}", status_code=HTTPStatus.NO_CONTENT)
def take_back(access: Given, viewer: Asking, employer_id: EmployerId, contact_id: RowId) -> None:
    """Take back what one noted by mistake, within a day; it counts no more and is still told."""
    take_back_contact(access.store, access.noting(viewer), employer_id, contact_id)


@router.post("/employers/{employer_id}/leave-alone", status_code=HTTPStatus.CREATED)
def leave_alone(access: Given, viewer: Asking, employer_id: EmployerId, body: WishBody) -> Any:
    """Note that a firm wants to be left alone: it binds every network."""
    wish = Wish(employer_id, **body.model_dump())
    return {"id": note_wish(access.store, access.noting(viewer), wish)}


@router.post("/leave-alone/{wish_id}/contest", status_code=HTTPStatus.NO_CONTENT)
def contest(access: Given, viewer: Asking, wish_id: RowId, body: ContestBody) -> None:
    """Say why a wish may be a mistake; it holds until its author or a coordinator lifts it."""
    contest_wish(access.store, access.noting(viewer), wish_id, body.reason)


@router.delete("/leave-alone/{wish_id}", status_code=HTTPStatus.NO_CONTENT)
def lift(access: Given, viewer: Asking, wish_id: RowId) -> None:
    """End a wish that one's own structure noted."""
    lift_wish(access.store, access.noting(viewer), wish_id)


@router.put("/employers/{employer_id}/portfolio", status_code=HTTPStatus.NO_CONTENT)
def keep(access: Given, viewer: Asking, employer_id: EmployerId) -> None:
    """Say that one's structure works with this employer."""
    add_to_portfolio(access.store, access.noting(viewer), employer_id)


@router.delete("/employers/{employer_id}/portfolio", status_code=HTTPStatus.NO_CONTENT)
def drop(access: Given, viewer: Asking, employer_id: EmployerId) -> None:
    """The relation is over."""
    remove_from_portfolio(access.store, access.noting(viewer), employer_id)


def _told(taken: Taken) -> dict[str, Any]:
    return {"id": taken.claim_id, "until": taken.until.isoformat(), "already": taken.already}
