"""Which candidates for an announced offer wait for its owner's word, and what was answered?"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import OwnerAnswer
from models.tables.base import Base, text_enum


class OwnerRequest(Base):
    """A proposal of an announced offer goes through its owner. Nothing here says for whom it is.

    It lives as long as its proposal; it waits while that waits and nobody has answered.
    """

    __tablename__ = "owner_request"
    __table_args__ = (
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_at_once"),
        Index("ix_owner_request_to_structure_id", "to_structure_id"),
        Index("ix_owner_request_from_structure_id", "from_structure_id"),
    )

    proposal_id: Mapped[str] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True
    )
    from_structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    to_structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    asked_by: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    asked_at: Mapped[datetime]
    answer: Mapped[OwnerAnswer | None] = mapped_column(
        text_enum(OwnerAnswer, "answer"), default=None
    )
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
