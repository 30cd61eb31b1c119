"""`GET /api/v1/trades?q=`: which trades do these words name?"""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.access import Given

RANKS = 10
LONGEST = 300
router = APIRouter()


class TradeFound(BaseModel):
    """One trade: rank from 1, ROME 3 code, label, chance 0–1 that it is meant."""

    rank: int
    rome: str
    label: str
    score: float


class TradesFound(BaseModel):
    """Trades, likeliest first; or none, and a French sentence that says why."""

    query: str
    trades: list[TradeFound]
    refusal: str | None


@router.get("/trades")
def trades(
    access: Given, q: Annotated[str, Query(min_length=1, max_length=LONGEST)]
) -> TradesFound:
    """Trades that a text names."""
    answer = access.trade_finder.find(q, RANKS)
    found = [
        TradeFound(rank=rank, rome=hit.rome, label=hit.label, score=hit.score)
        for rank, hit in enumerate(answer.hits, start=1)
    ]
    return TradesFound(query=q, trades=found, refusal=answer.refusal)
