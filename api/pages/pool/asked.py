"""What do the addresses of the pool ask? Empty fields ask nothing."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from api.pages.people.asked import Open, Text
from api.services.pool.listed.asked import AskedPool
from models.enums import OfferKind, OfferStatus


class PoolQuestion(BaseModel):
    """`/vivier?q=…&type=…&etat=…&zone=…&notre=oui&verifier=oui&page=…`."""

    q: Open[Text] = None
    type: Open[OfferKind] = None
    etat: Open[OfferStatus] = None
    zone: Open[Text] = None
    notre: Open[Text] = None
    verifier: Open[Text] = None
    page: int = Field(1, ge=1, le=100_000)

    def asked(self) -> AskedPool:
        """The question; open offers unless another state is asked."""
        return AskedPool(
            (self.q or "").strip(),
            self.type,
            self.etat or OfferStatus.LIVE,
            self.zone or "",
            bool(self.notre),
            bool(self.verifier),
            self.page,
        )


PoolAsked = Annotated[PoolQuestion, Query()]
