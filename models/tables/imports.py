"""What import remembers: runs, conflicts with edits made here, saved column mappings, geocoding."""

from datetime import datetime

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class ImportRun(Base):
    """One import: which file (by its hash), what kind, how many lines landed or not."""

    __tablename__ = "import_run"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    source_name: Mapped[str] = mapped_column(String(120))
    file_sha256: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    added: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    # [{line, column, form, reason}], never a value.
    report: Mapped[list[dict[str, object]]] = mapped_column(JSON, default=list)


class ImportConflict(Base):
    """A field edited here that a newer file gives differently: the edit stays, this lists it."""

    __tablename__ = "import_conflict"
    __table_args__ = (
        Index("uq_import_conflict_cell", "table_name", "row_id", "field", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(String(40))
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(60))
    field: Mapped[str] = mapped_column(String(60))
    found_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)


class ColumnMapping(Base):
    """Which column of a source's files feeds which field, saved for the next import."""

    __tablename__ = "column_mapping"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    source_name: Mapped[str] = mapped_column(String(120), primary_key=True)
    mapping: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    saved_at: Mapped[datetime]


class GeocodedAddress(Base):
    """An address already looked up (keyed by a hash of its normalised text)."""

    __tablename__ = "geocoded_address"

    address_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    lat: Mapped[float | None] = mapped_column(default=None)
    lng: Mapped[float | None] = mapped_column(default=None)
    looked_up_at: Mapped[datetime]
