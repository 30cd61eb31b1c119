"""`/api/v1/young-people/{id}/shared-profile`: what is shared of one person with other networks."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.asked import PersonId
from api.permitted import may_write_file, needs
from api.routes.agreed import AgreementBody
from api.services.exchange.shared.publish import Publication, publish_profile, withdraw_profile
from api.services.exchange.shared.sharing import sharing_of
from api.services.viewer import Permission
from models.enums import ContactAgreed, ContractSought

router = APIRouter(prefix="/young-people/{person_id}/shared-profile")
_writes = [needs(Permission.WRITE_FILES), Depends(may_write_file)]


class PublicationBody(BaseModel):
    """What is shared, on the agreement given; `trades` among the wishes, all if absent."""

    model_config = ConfigDict(extra="forbid")

    contract: ContractSought
    agreement: AgreementBody
    contact_agreed: ContactAgreed = ContactAgreed.REFERENT
    trades: list[str] = Field(default_factory=list, max_length=5)


@router.get("")
def shared(access: Given, viewer: Asking, person_id: PersonId) -> dict[str, Any]:
    """What others read, what would be drawn now, and the requests received; logged."""
    told = asdict(sharing_of(access.store, access.noting(viewer), person_id))
    # Who it is, the file itself tells.
    told.pop("header")
    return told


@router.put("", dependencies=_writes)
def publish(
    access: Given, viewer: Asking, person_id: PersonId, body: PublicationBody
) -> dict[str, Any]:
    """Share the profile, or renew it on a new agreement."""
    wanted = Publication(
        body.contract, body.contact_agreed, body.agreement.read(), tuple(body.trades)
    )
    shared = publish_profile(access.store, access.noting(viewer), person_id, wanted)
    return {"id": shared.profile_id, "until": shared.until, "renewed": shared.renewed}


@router.delete("", status_code=HTTPStatus.NO_CONTENT, dependencies=_writes)
def withdraw(
    access: Given,
    viewer: Asking,
    person_id: PersonId,
    agreement_withdrawn: Annotated[
        bool, Query(description="Le jeune retire son accord : les contacts transmis aussi.")
    ] = True,
) -> None:
    """Share it no more, at once."""
    withdraw_profile(access.store, access.noting(viewer), person_id, agreement_withdrawn)
