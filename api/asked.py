"""What may be asked of a ranking over HTTP? The same questions for the API and the pages."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import BaseModel, Field

from api.ranked_kind import LISTED, MOST_LISTED, RankedKind
from models.enums import OfferKind

PersonId = Annotated[str, Path(max_length=40, description="Identifiant pseudonyme du jeune.")]
OfferId = Annotated[str, Path(max_length=60, description="Identifiant de l'offre.")]
Day = Annotated[date | None, Query(description="Jour pour lequel répondre (AAAA-MM-JJ).")]


class Question(BaseModel):
    """What a ranking is asked for: one kind or both, how many offers, on which day."""

    kind: RankedKind | None = Field(None, description="Un seul type d'offres.")
    limit: int = Field(LISTED, ge=1, le=MOST_LISTED, description="Nombre d'offres.")
    today: date | None = Field(None, description="Jour pour lequel répondre (AAAA-MM-JJ).")

    @property
    def offer_kind(self) -> OfferKind | None:
        """The domain's kind; None for both."""
        return self.kind.of_offers() if self.kind else None


Asked = Annotated[Question, Query()]
