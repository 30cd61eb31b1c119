"""From which list did an adviser choose what was proposed?"""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class ListSeen(Base):
    """The list from which a proposal was chosen: offers of its kind, in the order shown that day.

    Nothing about a person but what every factor said of each offer; it goes with its proposal.
    `exploration`: the share of lists then drawn; `place_chance`: how likely the offer proposed was
    to stand where it did.
    """

    __tablename__ = "list_seen"

    proposal_id: Mapped[str] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True
    )
    exploration: Mapped[float]
    place_chance: Mapped[float]
    # Names of the factors, in the order of the entries below.
    factors: Mapped[list[str]] = mapped_column(JSON)
    # [{offer_id, entries}]: best first, the one proposed among them.
    offers: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
