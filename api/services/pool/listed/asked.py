"""Which offers of the pool does somebody ask for?"""

from dataclasses import dataclass

from models.enums import OfferKind, OfferStatus

LISTED = 25


@dataclass(frozen=True)
class AskedPool:
    """Words, kind, state, zone, one's own or stale ones only; a page from 1."""

    text: str = ""
    kind: OfferKind | None = None
    state: OfferStatus = OfferStatus.LIVE
    zone: str = ""
    own: bool = False
    stale: bool = False
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Whether anything but the state is asked."""
        return bool(self.text or self.kind or self.zone or self.own or self.stale)
