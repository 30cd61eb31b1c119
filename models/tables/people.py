"""The young person, pseudonymous: project, level, ways to travel. No name, sex or address here."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.enums import Enrolment, RefusalKind, Stage, SupportScheme, WishCertainty
from models.tables.base import Base, Provenance, text_enum
from models.tables.journeys import JourneyCorrection

_CASCADE = "all, delete-orphan"


class YoungPerson(Provenance, Base):
    """A young person under a pseudonymous id. None everywhere means "not known"."""

    __tablename__ = "young_person"
    __table_args__ = (
        CheckConstraint("level_reached BETWEEN 2 AND 8", name="level_reached_2_to_8"),
        CheckConstraint(
            "max_minutes_employer BETWEEN 0 AND 240", name="max_minutes_employer_0_to_240"
        ),
        CheckConstraint("max_minutes_cfa BETWEEN 0 AND 240", name="max_minutes_cfa_0_to_240"),
        Index("ix_young_person_source_key", "source_name", "source_key"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    referent_id: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    birth_date: Mapped[date]
    # European level of the highest diploma: 2 = none (collège), 3 CAP, 4 bac, 5 bac+2, 6, 7.
    level_reached: Mapped[int | None] = mapped_column(default=None)
    # Last class of collège finished: opens a contract at 15 and a day (L6222-1).
    college_finished: Mapped[bool | None] = mapped_column(default=None)
    stage: Mapped[Stage] = mapped_column(text_enum(Stage, "stage"), default=Stage.TO_CONFIRM)
    enrolment: Mapped[Enrolment] = mapped_column(
        text_enum(Enrolment, "enrolment"), default=Enrolment.NONE
    )
    course_id: Mapped[str | None] = mapped_column(ForeignKey("course.id"), default=None)
    cfa_entry_date: Mapped[date | None] = mapped_column(default=None)
    support_scheme: Mapped[SupportScheme] = mapped_column(
        text_enum(SupportScheme, "support_scheme"), default=SupportScheme.NONE
    )
    # Opt-in only; it lifts limits and is never a factor.
    rqth: Mapped[bool] = mapped_column(default=False)
    # Another case that lifts the age limit (L6222-2): creation of a firm, athlete, retake.
    age_exemption: Mapped[bool] = mapped_column(default=False)
    walks: Mapped[bool] = mapped_column(default=True)
    has_bike: Mapped[bool | None] = mapped_column(default=None)
    has_moped: Mapped[bool | None] = mapped_column(default=None)
    has_car: Mapped[bool | None] = mapped_column(default=None)
    uses_transit: Mapped[bool | None] = mapped_column(default=None)
    no_mobility: Mapped[bool] = mapped_column(default=False)
    # Comma-joined models.enums.Licence values.
    licences: Mapped[str] = mapped_column(String(40), default="")
    max_minutes_employer: Mapped[int | None] = mapped_column(default=None)
    max_minutes_cfa: Mapped[int | None] = mapped_column(default=None)
    available_from: Mapped[date | None] = mapped_column(default=None)
    wishes_confirmed_on: Mapped[date | None] = mapped_column(default=None)
    informed_on: Mapped[date | None] = mapped_column(default=None)
    information_version: Mapped[str | None] = mapped_column(String(20), default=None)
    objects_to_ranking: Mapped[bool] = mapped_column(default=False)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    absent_from_source_since: Mapped[date | None] = mapped_column(default=None)
    # Longer than elsewhere: a whole file may have been entered by hand.
    edited_fields: Mapped[str] = mapped_column(String(1000), default="")

    homes: Mapped[list["Home"]] = relationship(cascade=_CASCADE, order_by="Home.position")
    lifts: Mapped[list["Lift"]] = relationship(cascade=_CASCADE)
    wishes: Mapped[list["Wish"]] = relationship(cascade=_CASCADE, order_by="Wish.rank")
    refusals: Mapped[list["Refusal"]] = relationship(cascade=_CASCADE)
    corrections: Mapped[list["JourneyCorrection"]] = relationship(
        cascade=_CASCADE, order_by="JourneyCorrection.id"
    )


class Home(Base):
    """A place the young person lives: family, other parent, young workers' hostel."""

    __tablename__ = "home"
    __table_args__ = (Index("ix_home_person_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=1)
    label: Mapped[str] = mapped_column(String(40), default="domicile")
    insee: Mapped[str] = mapped_column(String(5))
    # A point finer than the commune, WGS84 degrees; None: the commune's centre is used.
    lat: Mapped[float | None] = mapped_column(default=None)
    lng: Mapped[float | None] = mapped_column(default=None)


class Lift(Base):
    """A lift somebody gives: weekdays (a string of 1–7, Monday is 1) and a window of hours."""

    __tablename__ = "lift"
    __table_args__ = (Index("ix_lift_person_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    weekdays: Mapped[str] = mapped_column(String(7), default="12345")
    leaves_after: Mapped[time | None] = mapped_column(default=None)
    back_before: Mapped[time | None] = mapped_column(default=None)


class Wish(Base):
    """A trade a young person wants, with its rank (1 = first) and its own travel limit."""

    __tablename__ = "wish"
    __table_args__ = (
        CheckConstraint("rank >= 1", name="rank_from_1"),
        CheckConstraint("max_minutes BETWEEN 0 AND 240", name="max_minutes_0_to_240"),
        Index("uq_wish_person_id_rome", "person_id", "rome", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    rank: Mapped[int]
    rome: Mapped[str] = mapped_column(String(5))
    target_level: Mapped[int | None] = mapped_column(default=None)
    target_rncp: Mapped[str | None] = mapped_column(String(10), default=None)
    certainty: Mapped[WishCertainty] = mapped_column(
        text_enum(WishCertainty, "certainty"), default=WishCertainty.LIKELY
    )
    max_minutes: Mapped[int | None] = mapped_column(default=None)


class Refusal(Base):
    """What the young person does not want: a trade (ROME), hours, or an employer (id)."""

    __tablename__ = "refusal"
    __table_args__ = (
        Index("uq_refusal_person_id_kind_value", "person_id", "kind", "value", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    kind: Mapped[RefusalKind] = mapped_column(text_enum(RefusalKind, "kind"))
    value: Mapped[str] = mapped_column(String(40))
    noted_at: Mapped[datetime | None] = mapped_column(default=None)
