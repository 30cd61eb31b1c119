"""Which kinds of offers can a ranking be asked for, and how many offers?"""

from enum import StrEnum
from typing import Final

from models.enums import OfferKind

LISTED: Final = 20
MOST_LISTED: Final = 200


class RankedKind(StrEnum):
    """Kinds of offers that are ranked."""

    APPRENTICESHIP = OfferKind.APPRENTICESHIP.value
    PMSMP = OfferKind.PMSMP.value

    def of_offers(self) -> OfferKind:
        """The domain's kind."""
        return OfferKind(self.value)
