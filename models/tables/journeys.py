"""What does an adviser know better than it is reckoned: the minutes of one way of one person?"""

from datetime import UTC, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import CorrectionReason, LegTo, Mode
from models.tables.base import Base, text_enum


class JourneyCorrection(Base):
    """Minutes of one means from a home to an employer or a CFA, in place of those reckoned.

    `place_id`: an employer's id, or a CFA's UAI. `home_insee`: the home's commune; once no home is
    there any more the correction rests. `minutes` 254: there is no such way. `day_start`,
    `day_end`: by public transport, the hours it was corrected for, minutes after midnight.
    """

    __tablename__ = "journey_correction"
    __table_args__ = (
        CheckConstraint("minutes BETWEEN 0 AND 254", name="minutes_0_to_254"),
        Index("ix_journey_correction_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    leg: Mapped[LegTo] = mapped_column(text_enum(LegTo, "leg"))
    place_id: Mapped[str] = mapped_column(String(40))
    mode: Mapped[Mode] = mapped_column(text_enum(Mode, "mode"))
    minutes: Mapped[int]
    home_insee: Mapped[str] = mapped_column(String(5))
    day_start: Mapped[int | None] = mapped_column(default=None)
    day_end: Mapped[int | None] = mapped_column(default=None)
    reason: Mapped[CorrectionReason] = mapped_column(text_enum(CorrectionReason, "reason"))
    noted_by: Mapped[str] = mapped_column(String(40))
    noted_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))
