"""Courses a CFA gives: where, with which rhythm, with boarding or not."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import Rhythm
from models.tables.base import Base, Provenance, text_enum


class Course(Provenance, Base):
    """A course of a CFA site. None means "to be asked at the CFA"."""

    __tablename__ = "course"
    __table_args__ = (Index("ix_course_rome_level", "rome", "level"),)

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    uai: Mapped[str] = mapped_column(String(8))
    cfa_name: Mapped[str] = mapped_column(String(200))
    rncp: Mapped[str | None] = mapped_column(String(10), default=None)
    title: Mapped[str] = mapped_column(String(200))
    rome: Mapped[str] = mapped_column(String(5))
    level: Mapped[int | None] = mapped_column(default=None)
    insee: Mapped[str] = mapped_column(String(5))
    lat: Mapped[float | None] = mapped_column(default=None)
    lng: Mapped[float | None] = mapped_column(default=None)
    rhythm: Mapped[Rhythm | None] = mapped_column(text_enum(Rhythm, "rhythm"), default=None)
    boarding: Mapped[bool | None] = mapped_column(default=None)
    places_left: Mapped[int | None] = mapped_column(default=None)
    start: Mapped[date | None] = mapped_column(default=None)
    duration_months: Mapped[int | None] = mapped_column(default=None)
