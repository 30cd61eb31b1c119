"""Contracts that broke, as others report them: whose they are may still be to confirm."""

from datetime import date

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import RuptureCause, RuptureMatch, RuptureSide
from models.tables.base import Base, Provenance, text_enum


class RuptureCase(Provenance, Base):
    """One rupture reported to a structure.

    Until the person is known here, who they are is sealed in the case itself (`sealed`, one
    encrypted document as in `Identity`); once they are, the case only points to their file.
    """

    __tablename__ = "rupture_case"
    __table_args__ = (
        Index("ix_rupture_case_structure_id_source_key", "structure_id", "source_key"),
        Index("ix_rupture_case_person_id", "person_id"),
        Index("ix_rupture_case_placement_id", "placement_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    match: Mapped[RuptureMatch] = mapped_column(text_enum(RuptureMatch, "match"))
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), default=None
    )
    # None: no contract of the person's file is the broken one; employer and trade are to be asked.
    placement_id: Mapped[str | None] = mapped_column(
        ForeignKey("placement.id", ondelete="SET NULL"), default=None
    )
    birth_date: Mapped[date | None] = mapped_column(default=None)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    name_hash: Mapped[str | None] = mapped_column(String(64), default=None)
    ruptured_on: Mapped[date]
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    siret: Mapped[str | None] = mapped_column(String(14), default=None)
    rome: Mapped[str | None] = mapped_column(String(5), default=None)
    uai: Mapped[str | None] = mapped_column(String(8), default=None)
    course_title: Mapped[str] = mapped_column(String(200), default="")
    cause: Mapped[RuptureCause] = mapped_column(
        text_enum(RuptureCause, "cause"), default=RuptureCause.UNKNOWN
    )
    stated_by: Mapped[RuptureSide] = mapped_column(
        text_enum(RuptureSide, "stated_by"), default=RuptureSide.UNKNOWN
    )
    broken_by: Mapped[RuptureSide] = mapped_column(
        text_enum(RuptureSide, "broken_by"), default=RuptureSide.UNKNOWN
    )
    in_free_period: Mapped[bool | None] = mapped_column(default=None)
    # Who let the employer of the broken contract be suggested again; None: nobody.
    employer_lifted_by: Mapped[str | None] = mapped_column(String(40), default=None)
