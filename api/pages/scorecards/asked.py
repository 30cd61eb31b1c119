"""How does an address name a scorecard, and one of its four questions?"""

from enum import StrEnum
from typing import Annotated

from fastapi import Path, Query

from models.enums import OfferKind

ScorecardId = Annotated[str, Path(max_length=60)]
TrainingId = Annotated[str, Path(max_length=40)]


class Question(StrEnum):
    """One of the four: a kind of offer and what is asked of it."""

    CONTRACT_SIGNED = "contrat-signe"
    CONTRACT_HELD = "contrat-tenu"
    PMSMP_SIGNED = "pmsmp-signee"
    PMSMP_HELD = "pmsmp-tenue"

    @property
    def which(self) -> tuple[OfferKind, str]:
        """Kind and question as services know them."""
        kind = OfferKind.APPRENTICESHIP if self.value.startswith("contrat") else OfferKind.PMSMP
        return kind, "signed" if "sign" in self.value else "held"


Asked = Annotated[Question, Query(alias="question")]
