"""Who is on which employer, what was said, and who asked to be left alone? Shared by all networks.

`family` is a family of trades: the first three characters of a ROME code (its domain).
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import (
    ClaimEnd,
    ContactAnswer,
    ContactChannel,
    ContestReason,
    LeaveScope,
    NextStep,
    PersonMet,
    Visibility,
    WhyDespite,
)
from models.tables.base import Base, text_enum

_OPEN = "ended_on IS NULL"


class Claim(Base):
    """One structure is on an employer for a family of trades.

    It holds while it is not ended and today is after neither `until` nor `silent_until` (the day by
    which a contact must be noted). One that holds no longer is ended when the next one is taken.
    """

    __tablename__ = "claim"
    __table_args__ = (
        # The last word on "exactly one wins", whatever the code above it does.
        Index(
            "uq_claim_open",
            "employer_id",
            "family",
            unique=True,
            sqlite_where=text(_OPEN),
            postgresql_where=text(_OPEN),
        ),
        Index("ix_claim_adviser_id", "adviser_id"),
        Index("ix_claim_structure_id", "structure_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id", ondelete="CASCADE"))
    family: Mapped[str] = mapped_column(String(3))
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    adviser_id: Mapped[str] = mapped_column(ForeignKey("adviser.id"))
    claimed_on: Mapped[date]
    until: Mapped[date]
    silent_until: Mapped[date]
    renewals: Mapped[int] = mapped_column(default=0)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    end: Mapped[ClaimEnd | None] = mapped_column(text_enum(ClaimEnd, "end"), default=None)


class PortfolioEntry(Base):
    """A structure has long worked with an employer: no cold call from elsewhere."""

    __tablename__ = "portfolio_entry"

    employer_id: Mapped[str] = mapped_column(
        ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True
    )
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"), primary_key=True)
    adviser_id: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    since: Mapped[date]


class EmployerContact(Base):
    """One contact with an employer. Whom one met is a function; there is no free text.

    `withdrawn_at`: its author noted it by mistake; it counts for nothing and is still told.
    """

    __tablename__ = "employer_contact"
    __table_args__ = (
        CheckConstraint("places_opened >= 0", name="places_not_negative"),
        Index("ix_employer_contact_employer_id_contacted_on", "employer_id", "contacted_on"),
        Index("ix_employer_contact_structure_id", "structure_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id", ondelete="CASCADE"))
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    adviser_id: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    # None: no trade in particular.
    family: Mapped[str | None] = mapped_column(String(3), default=None)
    contacted_on: Mapped[date]
    channel: Mapped[ContactChannel] = mapped_column(text_enum(ContactChannel, "channel"))
    person_met: Mapped[PersonMet] = mapped_column(text_enum(PersonMet, "person_met"))
    answer: Mapped[ContactAnswer] = mapped_column(text_enum(ContactAnswer, "answer"))
    places_opened: Mapped[int | None] = mapped_column(default=None)
    next_step: Mapped[NextStep | None] = mapped_column(
        text_enum(NextStep, "next_step"), default=None
    )
    next_step_on: Mapped[date | None] = mapped_column(default=None)
    why_despite: Mapped[WhyDespite | None] = mapped_column(
        text_enum(WhyDespite, "why_despite"), default=None
    )
    visibility: Mapped[Visibility] = mapped_column(
        text_enum(Visibility, "visibility"), default=Visibility.ANNOUNCED
    )
    noted_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class LeaveAlone(Base):
    """A firm asked to be left alone: by all, within this scope, until its last day."""

    __tablename__ = "leave_alone"
    __table_args__ = (
        CheckConstraint(
            "(scope = 'trade_family') = (family IS NOT NULL)", name="family_when_scoped"
        ),
        Index("ix_leave_alone_employer_id", "employer_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id", ondelete="CASCADE"))
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    adviser_id: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    asked_on: Mapped[date]
    scope: Mapped[LeaveScope] = mapped_column(text_enum(LeaveScope, "scope"))
    family: Mapped[str | None] = mapped_column(String(3), default=None)
    until: Mapped[date]
    contested_on: Mapped[date | None] = mapped_column(default=None)
    contested_by: Mapped[str | None] = mapped_column(ForeignKey("structure.id"), default=None)
    contest_reason: Mapped[ContestReason | None] = mapped_column(
        text_enum(ContestReason, "contest_reason"), default=None
    )
    lifted_on: Mapped[date | None] = mapped_column(default=None)
    lifted_by: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
