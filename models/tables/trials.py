"""Randomised draws: what was registered, the seed's commitment, who was drawn, once and for all."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import TrialArm
from models.tables.base import Base, text_enum


class Trial(Base):
    """A trial: planned, registered with the seed's commitment, started, then closed: seed told.

    `active`: "yes" while people are enrolled, else NULL: at most one trial enrols. The seed lies
    sealed until the end, in clear after it.
    """

    __tablename__ = "trial"
    __table_args__ = (
        Index("uq_trial_active", "active", unique=True),
        CheckConstraint(
            "started_at IS NULL OR registered_at IS NOT NULL", name="registered_before_start"
        ),
        CheckConstraint("closed_at IS NULL OR started_at IS NOT NULL", name="started_before_end"),
        CheckConstraint("seed IS NULL OR closed_at IS NOT NULL", name="seed_told_after_end"),
        CheckConstraint(
            "active IS NULL OR (started_at IS NOT NULL AND closed_at IS NULL)",
            name="active_while_started",
        ),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    # {sites, shares, people, weight, base, alike, worth, adds}: see `api.services.trial.plan`.
    plan: Mapped[dict[str, Any]] = mapped_column(JSON)
    planned_at: Mapped[datetime]
    planned_by: Mapped[str] = mapped_column(String(40))
    # The text as it was written and deposited, and its SHA-256.
    registration: Mapped[str | None] = mapped_column(Text, default=None)
    registration_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    registered_at: Mapped[datetime | None] = mapped_column(default=None)
    commitment: Mapped[str | None] = mapped_column(String(64), default=None)
    sealed_seed: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    seed: Mapped[str | None] = mapped_column(String(64), default=None)
    active: Mapped[str | None] = mapped_column(String(3), default=None)


class TrialEnrolment(Base):
    """Somebody enrolled, and the arm that the draw gave at that moment. Never drawn again.

    `identity_hash` is the identity's, so another file of the same person changes nothing. A
    forgotten person leaves a place in the draw: no file, no facts; the hash goes when it ends.
    """

    __tablename__ = "trial_enrolment"
    __table_args__ = (
        Index("uq_trial_enrolment_identity_hash", "identity_hash", unique=True),
        Index("uq_trial_enrolment_person_id", "person_id", unique=True),
        Index(
            "uq_trial_enrolment_place_in_stratum",
            "trial_id",
            "site",
            "trade",
            "number",
            unique=True,
        ),
        CheckConstraint("number >= 1", name="number_from_1"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trial_id: Mapped[str] = mapped_column(ForeignKey("trial.id"))
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("young_person.id", ondelete="SET NULL"), default=None
    )
    identity_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    # A structure's id, and the great domain (a letter) of the first wish.
    site: Mapped[str] = mapped_column(String(40))
    trade: Mapped[str] = mapped_column(String(1))
    number: Mapped[int]
    arm: Mapped[TrialArm] = mapped_column(text_enum(TrialArm, "arm"))
    enrolled_on: Mapped[date]
    enrolled_at: Mapped[datetime]
    enrolled_by: Mapped[str] = mapped_column(String(40))
    agreed_on: Mapped[date]
    # What was known before the draw and may adjust the analysis; {} once forgotten.
    known_before: Mapped[dict[str, float | None]] = mapped_column(JSON, default=dict)
