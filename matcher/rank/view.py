"""What may be asked of a ranking?"""

from dataclasses import dataclass
from typing import Final

from matcher.scorecard import SCORED_KINDS
from models.enums import OfferKind


@dataclass(frozen=True)
class View:
    """What is asked of a ranking: how many offers, of which kinds, by which structure.

    `own`: offers of the person's own waiting proposals, one a proposal: no competition to them.
    """

    k: int = 20
    kinds: tuple[OfferKind, ...] = SCORED_KINDS
    viewer: str = ""
    own: tuple[str, ...] = ()


EVERYTHING: Final = View()
