"""What was proposed and what became of it: proposals, contracts, PMSMP, outcomes."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import (
    ContractOrigin,
    OfferKind,
    OrderReason,
    OutcomeKind,
    PmsmpPurpose,
    ProposalStatus,
)
from models.tables.base import Base, Provenance, text_enum


class Proposal(Provenance, Base):
    """An offer an adviser validated and sent to (or for) a young person."""

    __tablename__ = "proposal"
    __table_args__ = (
        Index("ix_proposal_offer_id_status", "offer_id", "status"),
        Index("ix_proposal_person_id", "person_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    offer_id: Mapped[str] = mapped_column(ForeignKey("offer.id"))
    adviser_id: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    proposed_on: Mapped[date]
    status: Mapped[ProposalStatus] = mapped_column(
        text_enum(ProposalStatus, "status"), default=ProposalStatus.PENDING
    )
    shown_rank: Mapped[int | None] = mapped_column(default=None)
    scorecard_id: Mapped[str | None] = mapped_column(String(60), default=None)
    # Grid entry of every factor as it stood that day: what a fit may learn from.
    entries: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True), default=None)


class OrderOverride(Base):
    """A proposal of an offer that stood below others of its kind, never proposed before.

    Rank and scorecard of that day are the proposal's. `reason` None: the adviser did not say.
    """

    __tablename__ = "order_override"
    __table_args__ = (CheckConstraint("passed_over > 0", name="passed_over_some"),)

    proposal_id: Mapped[str] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True
    )
    passed_over: Mapped[int]
    reason: Mapped[OrderReason | None] = mapped_column(
        text_enum(OrderReason, "reason"), default=None
    )
    said_at: Mapped[datetime | None] = mapped_column(default=None)


class Placement(Provenance, Base):
    """A contract or a PMSMP that took place, with or without a proposal.

    It goes with its young person; the employer's history stays as counts (`PastPlacement`).
    """

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        Index("ix_placement_person_id", "person_id"),
        Index("ix_placement_employer_id", "employer_id"),
        Index("ix_placement_proposal_id", "proposal_id"),
        Index("ix_placement_renewal_of", "renewal_of"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[OfferKind] = mapped_column(text_enum(OfferKind, "kind"))
    # None: known by the employer's side only, without a file here.
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), default=None
    )
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    proposal_id: Mapped[str | None] = mapped_column(
        ForeignKey("proposal.id", ondelete="SET NULL"), default=None
    )
    origin: Mapped[ContractOrigin] = mapped_column(
        text_enum(ContractOrigin, "origin"), default=ContractOrigin.UNKNOWN
    )
    rome: Mapped[str] = mapped_column(String(5))
    uai: Mapped[str | None] = mapped_column(String(8), default=None)
    course_id: Mapped[str | None] = mapped_column(ForeignKey("course.id"), default=None)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    ruptured_on: Mapped[date | None] = mapped_column(default=None)
    # PMSMP only (L5135-1, D5135-3).
    purpose: Mapped[PmsmpPurpose | None] = mapped_column(
        text_enum(PmsmpPurpose, "purpose"), default=None
    )
    renewal_of: Mapped[str | None] = mapped_column(
        ForeignKey("placement.id", ondelete="SET NULL"), default=None
    )
    prescriber_structure_id: Mapped[str | None] = mapped_column(
        ForeignKey("structure.id"), default=None
    )
    purpose_met: Mapped[bool | None] = mapped_column(default=None)
    # A convention kept for disputes only: without its person, and already in `PastPlacement`.
    archived_on: Mapped[date | None] = mapped_column(default=None)


class Outcome(Provenance, Base):
    """One dated answer or event of a proposal or of a placement."""

    __tablename__ = "outcome"
    __table_args__ = (
        CheckConstraint("proposal_id IS NOT NULL OR placement_id IS NOT NULL", name="of_something"),
        Index("ix_outcome_proposal_id", "proposal_id"),
        Index("ix_outcome_placement_id", "placement_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[str | None] = mapped_column(
        ForeignKey("proposal.id", ondelete="CASCADE"), default=None
    )
    placement_id: Mapped[str | None] = mapped_column(
        ForeignKey("placement.id", ondelete="CASCADE"), default=None
    )
    kind: Mapped[OutcomeKind] = mapped_column(text_enum(OutcomeKind, "kind"))
    happened_on: Mapped[date]
    noted_by: Mapped[str | None] = mapped_column(String(40), default=None)


class PastPlacement(Base):
    """What remains of forgotten people's proposals and placements: counts by employer, CFA, trade.

    Keeps the employer's history usable without anything about a person: no id, no date finer than
    a year. `proposed` and `signed` count proposals that were answered; `placed` every contract or
    stay that took place, proposed or not; `followed_6m` those whose six months are known.
    """

    __tablename__ = "past_placement"
    __table_args__ = (
        Index("uq_past_placement_cell", "employer_id", "uai", "rome", "kind", "year", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    uai: Mapped[str] = mapped_column(String(8), default="")
    rome: Mapped[str] = mapped_column(String(5))
    kind: Mapped[OfferKind] = mapped_column(text_enum(OfferKind, "kind"))
    year: Mapped[int]
    proposed: Mapped[int] = mapped_column(default=0)
    signed: Mapped[int] = mapped_column(default=0)
    placed: Mapped[int] = mapped_column(default=0)
    followed_6m: Mapped[int] = mapped_column(default=0)
    held_6m: Mapped[int] = mapped_column(default=0)
