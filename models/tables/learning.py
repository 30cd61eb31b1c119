"""Which scorecards were fitted here, and which one did rankings use since when?"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


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
