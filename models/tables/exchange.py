"""Which profiles are shared with other networks, on whose agreement, and who asked for a contact?

A profile's columns from `age_band` to `rhythm` are all that another structure ever reads of it.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import (
    AgeBand,
    AgreementWay,
    ContactAgreed,
    ContractSought,
    DeclineReason,
    MeetingWay,
    ProfileEnd,
    Reach,
    RequestReason,
    RequestState,
    Rhythm,
)
from models.tables.base import Base, text_enum

_SHOWN = "ended_on IS NULL"
_WAITING = "state = 'waiting'"


class SharedProfile(Base):
    """A young person's profile without identity, as it was drawn when they agreed.

    Its id says nothing and is new at each publication; `place`: a zone, département or region as
    `api/services/exchange/card/places.py` writes it, None: not told; `trades`: ROME codes joined
    by commas.
    """

    __tablename__ = "shared_profile"
    __table_args__ = (
        Index(
            "uq_shared_profile_shown",
            "person_id",
            unique=True,
            sqlite_where=text(_SHOWN),
            postgresql_where=text(_SHOWN),
        ),
        Index("ix_shared_profile_structure_id", "structure_id"),
        CheckConstraint('(ended_on IS NULL) = ("end" IS NULL)', name="end_with_its_day"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("young_person.id", ondelete="CASCADE"))
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    adviser_id: Mapped[str] = mapped_column(ForeignKey("adviser.id"))
    published_on: Mapped[date]
    until: Mapped[date]
    agreed_on: Mapped[date]
    agreed_how: Mapped[AgreementWay] = mapped_column(text_enum(AgreementWay, "agreed_how"))
    contact_agreed: Mapped[ContactAgreed] = mapped_column(
        text_enum(ContactAgreed, "contact_agreed")
    )
    # A minor's representative; None for somebody of age.
    informed_on: Mapped[date | None] = mapped_column(default=None)
    informed_how: Mapped[AgreementWay | None] = mapped_column(
        text_enum(AgreementWay, "informed_how"), default=None
    )
    age_band: Mapped[AgeBand | None] = mapped_column(text_enum(AgeBand, "age_band"), default=None)
    place: Mapped[str | None] = mapped_column(String(20), default=None)
    trades: Mapped[str] = mapped_column(String(60))
    level_sought: Mapped[int | None] = mapped_column(default=None)
    reach: Mapped[Reach | None] = mapped_column(text_enum(Reach, "reach"), default=None)
    max_minutes: Mapped[int | None] = mapped_column(default=None)
    contract: Mapped[ContractSought] = mapped_column(text_enum(ContractSought, "contract"))
    # First day of a month: no finer day is told.
    available_from: Mapped[date | None] = mapped_column(default=None)
    rhythm: Mapped[Rhythm | None] = mapped_column(text_enum(Rhythm, "rhythm"), default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    end: Mapped[ProfileEnd | None] = mapped_column(text_enum(ProfileEnd, "end"), default=None)


class ContactRequest(Base):
    """A structure asks for a contact with the person of a profile; the referent's side answers.

    `profile_id` None: the person is forgotten; both sides still read that the request is closed.
    """

    __tablename__ = "contact_request"
    __table_args__ = (
        Index(
            "uq_contact_request_waiting",
            "profile_id",
            "structure_id",
            unique=True,
            sqlite_where=text(_WAITING),
            postgresql_where=text(_WAITING),
        ),
        Index("ix_contact_request_structure_id", "structure_id"),
        Index("ix_contact_request_to_structure_id", "to_structure_id"),
        CheckConstraint("(state = 'waiting') = (settled_on IS NULL)", name="settled_once"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    profile_id: Mapped[str | None] = mapped_column(
        ForeignKey("shared_profile.id", ondelete="SET NULL"), default=None
    )
    to_structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    adviser_id: Mapped[str] = mapped_column(ForeignKey("adviser.id"))
    reason: Mapped[RequestReason] = mapped_column(text_enum(RequestReason, "reason"))
    offer_id: Mapped[str | None] = mapped_column(
        ForeignKey("offer.id", ondelete="SET NULL"), default=None
    )
    employer_id: Mapped[str | None] = mapped_column(
        ForeignKey("employer.id", ondelete="SET NULL"), default=None
    )
    asked_at: Mapped[datetime]
    asked_on: Mapped[date]
    # Last day on which an answer is awaited.
    due: Mapped[date]
    state: Mapped[RequestState] = mapped_column(
        text_enum(RequestState, "state"), default=RequestState.WAITING
    )
    # Day on which it no longer waited; of one accepted and closed since, the day it was closed.
    settled_on: Mapped[date | None] = mapped_column(default=None)
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("adviser.id"), default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    decline: Mapped[DeclineReason | None] = mapped_column(
        text_enum(DeclineReason, "decline"), default=None
    )
    meeting: Mapped[MeetingWay | None] = mapped_column(
        text_enum(MeetingWay, "meeting"), default=None
    )
    meet_on: Mapped[date | None] = mapped_column(default=None)
    contact_given: Mapped[ContactAgreed | None] = mapped_column(
        text_enum(ContactAgreed, "contact_given"), default=None
    )
    contact_until: Mapped[date | None] = mapped_column(default=None)
    # To this very contact, before it is made.
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    agreed_how: Mapped[AgreementWay | None] = mapped_column(
        text_enum(AgreementWay, "agreed_how"), default=None
    )
    informed_on: Mapped[date | None] = mapped_column(default=None)
    informed_how: Mapped[AgreementWay | None] = mapped_column(
        text_enum(AgreementWay, "informed_how"), default=None
    )
