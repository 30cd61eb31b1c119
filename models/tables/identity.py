"""Who the young person is, and what only the bias report may read: each in its own table."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class Identity(Base):
    """Names and contact, encrypted; found through a keyed hash of normalised name and birth date.

    `sealed` is one encrypted JSON document (see `models.store.sealing`). Readable only by the
    referent's structure.
    """

    __tablename__ = "identity"
    __table_args__ = (Index("ix_identity_lookup_hash", "lookup_hash"),)

    person_id: Mapped[str] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    lookup_hash: Mapped[str] = mapped_column(String(64))
    # Keyed hash of the normalised family name alone, for the search by name.
    name_hash: Mapped[str | None] = mapped_column(String(64), default=None)


class AuditAttribute(Base):
    """Sex and priority district: measured in the bias report, read by nothing else."""

    __tablename__ = "audit_attribute"

    person_id: Mapped[str] = mapped_column(
        ForeignKey("young_person.id", ondelete="CASCADE"), primary_key=True
    )
    sex: Mapped[str | None] = mapped_column(String(10), default=None)
    priority_district: Mapped[bool | None] = mapped_column(default=None)


class FileView(Base):
    """Who opened which young person's file, when, for what.

    Kept without a foreign key: the log of a forgotten person stays, under the pseudonymous id, with
    the structure that followed them then. None: the file was gone before structures were noted.
    """

    __tablename__ = "file_view"
    __table_args__ = (
        Index("ix_file_view_person_id_seen_at", "person_id", "seen_at"),
        Index("ix_file_view_structure_id_seen_at", "structure_id", "seen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(String(40))
    viewer_id: Mapped[str] = mapped_column(String(40))
    action: Mapped[str] = mapped_column(String(40))
    seen_at: Mapped[datetime]
    structure_id: Mapped[str | None] = mapped_column(String(40), default=None)
