"""What may another network read of a young person? These fields, and nothing else.

Anything that is to be shown passes through `SharedCard`; a field added here is a decision.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from api.services.exchange.card.places import place_words
from api.services.named.names import trade_labels
from models.enums import AgeBand, ContractSought, Reach, Rhythm
from models.tables import SharedProfile

MOST_TRADES = 5


@dataclass(frozen=True)
class SharedCard:
    """A profile without identity. None: not told, or not known.

    `place`: an employment zone or wider; `trades`: ROME codes, the first wish first; `max_minutes`:
    the longest trip accepted, in quarters of an hour; `available_from`: the first of a month.
    """

    age_band: AgeBand | None
    place: str | None
    trades: tuple[str, ...]
    level_sought: int | None
    reach: Reach | None
    max_minutes: int | None
    contract: ContractSought
    available_from: date | None
    rhythm: Rhythm | None

    def document(self) -> dict[str, Any]:
        """The same for programs and pages, with the words beside the codes."""
        told = asdict(self)
        month = told.pop("available_from")
        return {
            **told,
            "place": place_words(self.place),
            "trades": [
                {"rome": rome, "label": trade_labels().get(rome, rome)} for rome in self.trades
            ],
            "available_month": f"{month:%Y-%m}" if month else None,
        }

    def columns(self) -> dict[str, Any]:
        """The same as the columns of `SharedProfile`."""
        return {**asdict(self), "trades": ",".join(self.trades)}


def card_of(profile: SharedProfile) -> SharedCard:
    """The card that a profile shows."""
    columns = {name: getattr(profile, name) for name in SharedCard.__dataclass_fields__}
    return SharedCard(**{**columns, "trades": tuple(profile.trades.split(","))})
