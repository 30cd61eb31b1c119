"""Employers and the offers they open."""

from datetime import date, datetime, time

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.enums import ApplyWay, DangerousWork, OfferKind, OfferStatus, Visibility
from models.tables.base import Base, Provenance, text_enum
from models.tables.networks import Structure


class Employer(Provenance, Base):
    """One establishment of an employer. None everywhere means "not known"."""

    __tablename__ = "employer"
    __table_args__ = (
        Index("ix_employer_siret", "siret"),
        Index("ix_employer_source_key", "source_name", "source_key"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    siret: Mapped[str | None] = mapped_column(String(14), default=None)
    legal_name: Mapped[str] = mapped_column(String(200))
    trade_name: Mapped[str | None] = mapped_column(String(200), default=None)
    naf: Mapped[str | None] = mapped_column(String(5), default=None)
    headcount: Mapped[int | None] = mapped_column(default=None)
    insee: Mapped[str | None] = mapped_column(String(5), default=None)
    address: Mapped[str | None] = mapped_column(String(300), default=None)
    lat: Mapped[float | None] = mapped_column(default=None)
    lng: Mapped[float | None] = mapped_column(default=None)
    is_temp_agency: Mapped[bool | None] = mapped_column(default=None)
    apprentices_now: Mapped[int | None] = mapped_column(default=None)
    apprentice_masters: Mapped[int | None] = mapped_column(default=None)
    apprentices_past_3y: Mapped[int | None] = mapped_column(default=None)
    # Rank of the source that gave each field: a better one replaces it, whatever came first.
    given_by: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), default=None)


class Offer(Provenance, Base):
    """A place an employer opens. An undated PMSMP host has no dates but a monthly limit."""

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("places >= 0", name="places_not_negative"),
        CheckConstraint("diploma_level BETWEEN 3 AND 8", name="diploma_level_3_to_8"),
        Index("ix_offer_rome_status", "rome", "status"),
        Index("ix_offer_employer_id", "employer_id"),
        Index("ix_offer_source_key", "source_name", "source_key"),
        Index("ix_offer_same_as", "same_as"),
    )

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    kind: Mapped[OfferKind] = mapped_column(text_enum(OfferKind, "kind"))
    employer_id: Mapped[str] = mapped_column(ForeignKey("employer.id"))
    rome: Mapped[str] = mapped_column(String(5))
    # Further trades the source gives, comma-joined ROME 3 codes.
    other_romes: Mapped[str] = mapped_column(String(60), default="")
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    diploma_level: Mapped[int | None] = mapped_column(default=None)
    rncp: Mapped[str | None] = mapped_column(String(10), default=None)
    places: Mapped[int] = mapped_column(default=1)
    start_from: Mapped[date | None] = mapped_column(default=None)
    start_to: Mapped[date | None] = mapped_column(default=None)
    duration_months: Mapped[int | None] = mapped_column(default=None)
    # PMSMP only: longest stay, in days, and how many stays the host takes a month.
    duration_days: Mapped[int | None] = mapped_column(default=None)
    monthly_limit: Mapped[int | None] = mapped_column(default=None)
    # The workplace when it is not the employer's own address.
    insee: Mapped[str | None] = mapped_column(String(5), default=None)
    lat: Mapped[float | None] = mapped_column(default=None)
    lng: Mapped[float | None] = mapped_column(default=None)
    day_start: Mapped[time | None] = mapped_column(default=None)
    day_end: Mapped[time | None] = mapped_column(default=None)
    weekly_hours: Mapped[float | None] = mapped_column(default=None)
    works_night: Mapped[bool | None] = mapped_column(default=None)
    works_weekend: Mapped[bool | None] = mapped_column(default=None)
    works_sunday: Mapped[bool | None] = mapped_column(default=None)
    # The employer has confirmed that these hours cannot be adapted for a minor.
    hours_fixed: Mapped[bool] = mapped_column(default=False)
    licence_required: Mapped[str | None] = mapped_column(String(10), default=None)
    dangerous_work: Mapped[DangerousWork | None] = mapped_column(
        text_enum(DangerousWork, "dangerous_work"), default=None
    )
    # PMSMP only: replaces an absent employee, permanent post, surge or seasonal job (forbidden).
    replaces_a_job: Mapped[bool | None] = mapped_column(default=None)
    # The CFA the offer imposes; None leaves the choice free.
    course_id: Mapped[str | None] = mapped_column(ForeignKey("course.id"), default=None)
    is_delegated: Mapped[bool] = mapped_column(default=False)
    owner_structure_id: Mapped[str | None] = mapped_column(ForeignKey("structure.id"), default=None)
    visibility: Mapped[Visibility] = mapped_column(
        text_enum(Visibility, "visibility"), default=Visibility.SHARED
    )
    apply_way: Mapped[ApplyWay] = mapped_column(
        text_enum(ApplyWay, "apply_way"), default=ApplyWay.THROUGH_OWNER
    )
    apply_value: Mapped[str | None] = mapped_column(String(500), default=None)
    published_on: Mapped[date | None] = mapped_column(default=None)
    expires_on: Mapped[date | None] = mapped_column(default=None)
    # Last day anybody heard of it: its list had it, a person changed it or asked.
    news_on: Mapped[date | None] = mapped_column(default=None)
    status: Mapped[OfferStatus] = mapped_column(
        text_enum(OfferStatus, "status"), default=OfferStatus.LIVE
    )
    # The offer that stands in the pool for this one, another source's; None: it stands itself.
    same_as: Mapped[str | None] = mapped_column(String(60), default=None)
    # Fields its own source leaves unknown, and the offer (of the same group) they were taken from.
    filled_from: Mapped[dict[str, str] | None] = mapped_column(
        JSON(none_as_null=True), default=None
    )
    employer: Mapped[Employer] = relationship()
    owner: Mapped[Structure | None] = relationship()


class PoolVersion(Base):
    """One row: a number that grows whenever offers, employers or courses change."""

    __tablename__ = "pool_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime | None] = mapped_column(default=None)


class PoolChange(Base):
    """What one version of the pool changed; `touched` None: anything may have."""

    __tablename__ = "pool_change"

    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # {offers, employers, records}: ids; records are told of employers.
    touched: Mapped[dict[str, list[str]] | None] = mapped_column(
        JSON(none_as_null=True), default=None
    )
