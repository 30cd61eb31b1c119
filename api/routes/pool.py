"""`GET /api/v1/pool…`: the offers of all networks as a structure's programs may read them."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api.access import Asking, Given
from api.asked import OfferId
from api.services.pool.listed.asked import AskedPool
from api.services.pool.listed.pool_list import pool_page
from api.services.pool.listed.sheet import offer_sheet
from api.services.pool.listed.v3_out import pool_as_v3
from api.services.pool.offer.owner_requests import answer_request, requests_of
from models.enums import OfferKind, OfferStatus, OwnerAnswer

router = APIRouter()


class PoolQuery(BaseModel):
    """What a program may ask of the pool."""

    q: str = Field("", max_length=100, description="Mots cherchés.")
    kind: OfferKind | None = Field(None, description="Un seul type d'offres.")
    state: OfferStatus = Field(OfferStatus.LIVE, description="État des offres.")
    zone: str = Field("", max_length=100, description="Zone d'emploi, comme la liste la nomme.")
    own: bool = Field(False, description="Celles de la structure du jeton seulement.")
    stale: bool = Field(False, description="Sans nouvelle récente seulement.")
    page: int = Field(1, ge=1, le=100_000, description="Page, à partir de 1.")


@router.get("/pool")
def pool(access: Given, viewer: Asking, query: Annotated[PoolQuery, Query()]) -> dict[str, Any]:
    """A page of the pool, the latest news first."""
    asked = AskedPool(
        query.q.strip(), query.kind, query.state, query.zone, query.own, query.stale, query.page
    )
    with access.store.reading() as session:
        return asdict(pool_page(session, viewer, asked, access.today()))


@router.get("/pool/v3")
def pool_v3(access: Given, viewer: Asking) -> dict[str, Any]:
    """The apprenticeship offers in the v3 form of La bonne alternance."""
    with access.store.reading() as session:
        return pool_as_v3(session, viewer)


@router.get("/pool/offers/{offer_id}")
def pool_offer(access: Given, viewer: Asking, offer_id: OfferId) -> dict[str, Any]:
    """One offer with its sources and its history."""
    with access.store.reading() as session:
        return offer_sheet(session, viewer, offer_id, access.today())


@router.get("/pool/candidates")
def candidates(access: Given, viewer: Asking) -> list[dict[str, Any]]:
    """Candidates for announced offers that the structure received or sent, and their state."""
    with access.store.reading() as session:
        return [asdict(line) for line in requests_of(session, viewer)]


class Answered(BaseModel):
    """The owner's word on a candidate."""

    answer: OwnerAnswer


@router.post("/pool/candidates/{proposal_id}", status_code=HTTPStatus.NO_CONTENT)
def answer_candidate(
    access: Given, viewer: Asking, proposal_id: Annotated[str, Path(max_length=40)], given: Answered
) -> None:
    """Answer for the structure that owns the offer, once."""
    answer_request(access.store, access.noting(viewer), proposal_id, given.answer)
