"""Which establishments may be one, and what was decided about offers that may be?

Both ids of a pair stand in order (`first_id` < `second_id`).
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class EmployerMatch(Base):
    """Two establishments without two SIRETs to tell them apart that are likely one site (≥ 0.5)."""

    __tablename__ = "employer_match"
    __table_args__ = (Index("ix_employer_match_second_id", "second_id"),)

    first_id: Mapped[str] = mapped_column(
        ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[str] = mapped_column(
        ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True
    )
    probability: Mapped[float]


class SameOfferPair(Base):
    """Two offers in doubt, and the decision: one, two, or (None) not taken yet.

    No foreign key: a decision outlives its offers, and holds when a source brings them again.
    """

    __tablename__ = "same_offer_pair"
    __table_args__ = (Index("ix_same_offer_pair_second_id", "second_id"),)

    first_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    second_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    # Why it is in doubt (`matcher.duplicates.verdict.Why`).
    why: Mapped[str] = mapped_column(String(40))
    found_at: Mapped[datetime]
    is_one: Mapped[bool | None] = mapped_column(default=None)
    adviser_id: Mapped[str | None] = mapped_column(String(40), default=None)
    structure_id: Mapped[str | None] = mapped_column(String(40), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    # Of one offer, the row that stands in the pool by somebody's choice; None: by the pool's rule.
    leading_id: Mapped[str | None] = mapped_column(String(60), default=None)
