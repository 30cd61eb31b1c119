"""`/api/v1/shared-profiles`: profiles that other structures share, without identity."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from api.access import Asking, Given
from api.services.exchange.requests.ask import Ask, ask_contact
from api.services.exchange.shared.search import AskedProfiles, shared_profile, shared_profiles
from models.enums import ContractSought, RequestReason

router = APIRouter(prefix="/shared-profiles")
ProfileId = Annotated[str, Path(max_length=40, description="Identifiant du profil partagé.")]


class ProfileQuery(BaseModel):
    """What a program may ask for."""

    trade: str | None = Field(None, max_length=5, description="Code ROME, ou son domaine.")
    zone: str | None = Field(None, max_length=20, description="Zone, comme `zones` la code.")
    contract: ContractSought | None = Field(None, description="Contrat ou immersion.")
    page: int = Field(1, ge=1, le=100_000, description="Page, à partir de 1.")


class AskBody(BaseModel):
    """Why a contact is asked; `offer_id` goes with "offer", `employer_id` with "employer"."""

    model_config = ConfigDict(extra="forbid")

    reason: RequestReason
    offer_id: str | None = Field(None, max_length=60, description="Une offre de sa structure.")
    employer_id: str | None = Field(None, max_length=40, description="L'entreprise qui cherche.")


@router.get("")
def profiles(
    access: Given, viewer: Asking, query: Annotated[ProfileQuery, Query()]
) -> dict[str, Any]:
    """A page of profiles, the latest first; each reader is noted in the log of views."""
    asked = AskedProfiles(**query.model_dump())
    found = asdict(shared_profiles(access.store, access.noting(viewer), asked))
    pairs = {"families": found.pop("families"), "zones": found.pop("zones")}
    return {
        **found,
        **{
            name: [{"code": code, "label": words} for code, words in listed]
            for name, listed in pairs.items()
        },
    }


@router.get("/{profile_id}")
def profile(access: Given, viewer: Asking, profile_id: ProfileId) -> dict[str, Any]:
    """One profile, and where the own request on it stands; the view is logged."""
    return asdict(shared_profile(access.store, access.noting(viewer), profile_id))


@router.post("/{profile_id}/requests", status_code=HTTPStatus.CREATED)
def ask(access: Given, viewer: Asking, profile_id: ProfileId, body: AskBody) -> dict[str, Any]:
    """Ask the referent for a contact; `already`: one's structure has a request open."""
    wanted = Ask(**body.model_dump())
    asked = ask_contact(access.store, access.noting(viewer), profile_id, wanted)
    return {"id": asked.request_id, "already": asked.already}
