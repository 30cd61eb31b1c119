"""What happened to an offer: who, for which structure, when? Nothing about a young person."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import OfferEvent
from models.tables.base import Base, text_enum


class OfferChange(Base):
    """One thing that happened to one source's offer; it goes with it.

    Structure and adviser are as of then, without a foreign key: the line outlives both.
    """

    __tablename__ = "offer_change"
    __table_args__ = (
        Index("ix_offer_change_offer_id", "offer_id"),
        Index("ix_offer_change_placement_id", "placement_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[str] = mapped_column(ForeignKey("offer.id", ondelete="CASCADE"))
    event: Mapped[OfferEvent] = mapped_column(text_enum(OfferEvent, "event"))
    happened_at: Mapped[datetime]
    structure_id: Mapped[str | None] = mapped_column(String(40), default=None)
    adviser_id: Mapped[str | None] = mapped_column(String(40), default=None)
    # The list that was imported; "" by hand.
    source_name: Mapped[str] = mapped_column(String(120), default="")
    # Columns that changed, comma-joined; of a state or of places left, also from what to what.
    fields: Mapped[str] = mapped_column(String(400), default="")
    before: Mapped[str | None] = mapped_column(String(20), default=None)
    after: Mapped[str | None] = mapped_column(String(20), default=None)
    # A contract recorded without a proposal that took the place: taken back, it frees it again.
    placement_id: Mapped[str | None] = mapped_column(
        ForeignKey("placement.id", ondelete="SET NULL"), default=None
    )
