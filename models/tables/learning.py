"""Which scorecards were fitted here, by which fits, and which did rankings use since when?"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import RunStatus
from models.tables.base import Base, text_enum


class FittedScorecard(Base):
    """A scorecard as JSON with its card; a candidate until somebody adopts it. Never changed."""

    __tablename__ = "fitted_scorecard"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    made_at: Mapped[datetime]
    document: Mapped[dict[str, Any]] = mapped_column(JSON)


class ScorecardAdoption(Base):
    """From this moment rankings use that scorecard: a fitted one, or the expert's by its id."""

    __tablename__ = "scorecard_adoption"

    id: Mapped[int] = mapped_column(primary_key=True)
    # The expert's is a file, not a row: no foreign key.
    scorecard_id: Mapped[str] = mapped_column(String(60))
    adopted_at: Mapped[datetime]
    adopted_by: Mapped[str] = mapped_column(String(40))


class ScorecardTraining(Base):
    """A fit asked for from a page or a program: how far it is, and the candidate it made.

    `active`: "yes" while queued or running, else NULL: at most one is. `worker`, `beat_at`: which
    process does it and when it last said so. `account`: {answers, missing, without_facts, is_new}.
    """

    __tablename__ = "scorecard_training"
    __table_args__ = (Index("uq_scorecard_training_active", "active", unique=True),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    today: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(40))
    asked_at: Mapped[datetime]
    status: Mapped[RunStatus] = mapped_column(text_enum(RunStatus, "status"))
    active: Mapped[str | None] = mapped_column(String(3), default=None)
    worker: Mapped[str | None] = mapped_column(String(80), default=None)
    beat_at: Mapped[datetime | None] = mapped_column(default=None)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    steps_done: Mapped[int] = mapped_column(default=0)
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    scorecard_id: Mapped[str | None] = mapped_column(String(60), default=None)
    account: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    failure: Mapped[str | None] = mapped_column(String(400), default=None)
