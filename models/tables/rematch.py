"""Batch re-matches: runs, what each suggests to whom, what places cost, what advisers decided.

A run's results are written in one transaction with its status: there is a whole run, or none.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import (
    CallFirst,
    CfaKept,
    RunScope,
    RunStanding,
    RunStatus,
    SuggestionDecision,
)
from models.tables.base import Base, text_enum


class RematchRun(Base):
    """One run: the truth of what was asked and how far it is, whoever works on it.

    `active`: "yes" while queued or running, else NULL: at most one run is active. `worker` and
    `beat_at`: which process works on it and when it last said so; a silent one is replaced.
    """

    __tablename__ = "rematch_run"
    __table_args__ = (Index("uq_rematch_run_active", "active", unique=True),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    scope: Mapped[RunScope] = mapped_column(text_enum(RunScope, "scope"))
    # {suggestions, per_place, bonus, floor, relative, method, seed, urgency}: the terms in force.
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    today: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(40))
    asked_at: Mapped[datetime]
    status: Mapped[RunStatus] = mapped_column(text_enum(RunStatus, "status"))
    active: Mapped[str | None] = mapped_column(String(3), default=None)
    worker: Mapped[str | None] = mapped_column(String(80), default=None)
    beat_at: Mapped[datetime | None] = mapped_column(default=None)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    people_done: Mapped[int] = mapped_column(default=0)
    people_total: Mapped[int | None] = mapped_column(default=None)
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    # What it read: {pool_version, scorecard_id, rules, people}; the same give the same result.
    inputs: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # Value, bound, gap, totals, who gets contested places; empty until done.
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    failure: Mapped[str | None] = mapped_column(String(60), default=None)


class RematchChosen(Base):
    """Somebody whom an adviser chose by hand for a run."""

    __tablename__ = "rematch_chosen"
    __table_args__ = (Index("ix_rematch_chosen_person_id", "person_id"),)

    run_id: Mapped[str] = mapped_column(
        ForeignKey("rematch_run.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), primary_key=True
    )


class RematchPerson(Base):
    """Somebody in a run: what it has for them, how urgent they are, what others were given."""

    __tablename__ = "rematch_person"
    __table_args__ = (Index("ix_rematch_person_person_id", "person_id"),)

    run_id: Mapped[str] = mapped_column(
        ForeignKey("rematch_run.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), primary_key=True
    )
    structure_id: Mapped[str] = mapped_column(String(40))
    standing: Mapped[RunStanding] = mapped_column(text_enum(RunStanding, "standing"))
    call_first: Mapped[CallFirst | None] = mapped_column(
        text_enum(CallFirst, "call_first"), default=None
    )
    is_case: Mapped[bool] = mapped_column(default=False)
    due: Mapped[date | None] = mapped_column(default=None)
    weight: Mapped[float] = mapped_column(default=1.0)
    options: Mapped[int] = mapped_column(default=0)
    # [{offer_id, score}]: better for them than what they got, and given to others.
    given_up: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    # {lever, sentence, opened}: for whoever has no suggestion, what would open most contracts.
    barrier: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)


class RematchSuggestion(Base):
    """An offer that a run puts forward for somebody; a proposal once an adviser validates it.

    `score`: 0–100, unpriced. `price`: of the place, on the same scale as `value` (1: their best).
    """

    __tablename__ = "rematch_suggestion"
    __table_args__ = (
        Index("ix_rematch_suggestion_person_id", "person_id"),
        Index("ix_rematch_suggestion_offer_id", "offer_id"),
    )

    run_id: Mapped[str] = mapped_column(
        ForeignKey("rematch_run.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), primary_key=True
    )
    offer_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    place: Mapped[int]
    score: Mapped[float]
    value: Mapped[float]
    price: Mapped[float] = mapped_column(default=0.0)
    minutes: Mapped[int | None] = mapped_column(default=None)
    cfa: Mapped[CfaKept] = mapped_column(text_enum(CfaKept, "cfa"))
    decision: Mapped[SuggestionDecision | None] = mapped_column(
        text_enum(SuggestionDecision, "decision"), default=None
    )
    decided_by: Mapped[str | None] = mapped_column(String(40), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)


class OfferPrice(Base):
    """What a contested place costs in everyday lists, in points of 100, from one run.

    `wanted_by`: people of whose best offers it is one; `places`: what there was for them.
    """

    __tablename__ = "offer_price"

    run_id: Mapped[str] = mapped_column(
        ForeignKey("rematch_run.id", ondelete="CASCADE"), primary_key=True
    )
    offer_id: Mapped[str] = mapped_column(String(60), primary_key=True)
    price: Mapped[float]
    wanted_by: Mapped[int]
    places: Mapped[int]


class CongestionChoice(Base):
    """From this moment prices weigh so much (λ) in everyday lists; the latest counts."""

    __tablename__ = "congestion_choice"

    id: Mapped[int] = mapped_column(primary_key=True)
    weight: Mapped[float]
    chosen_at: Mapped[datetime]
    chosen_by: Mapped[str] = mapped_column(String(40))
