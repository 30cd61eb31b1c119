"""What import remembers: runs, files sent, conflicts with edits, column mappings, geocoding."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import RunStatus
from models.tables.base import Base, text_enum


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
    """Which column of a source's files feeds which field, saved for its next import.

    Each structure remembers its own: another's list of the same name has columns of its own.
    """

    __tablename__ = "column_mapping"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    # "": imported for no structure.
    structure_id: Mapped[str] = mapped_column(String(40), primary_key=True, default="")
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


class ImportJob(Base):
    """A file of offers sent from a page: looked at, then landed by whoever works.

    `status` NULL: its columns are still being settled. `active`: its structure while queued or
    running, else NULL: a structure lands one file at a time. `content` and `sample` (its first
    lines) are encrypted and go once it has landed or is given up.
    """

    __tablename__ = "import_job"
    __table_args__ = (
        Index("uq_import_job_active", "active", unique=True),
        Index("ix_import_job_structure_id", "structure_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    structure_id: Mapped[str] = mapped_column(ForeignKey("structure.id"))
    source_name: Mapped[str] = mapped_column(String(120))
    file_name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, default=None)
    sample: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    # Header of the file → field, "" for a column not to read; as its sender settled it.
    mapping: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    sent_by: Mapped[str] = mapped_column(String(40))
    sent_at: Mapped[datetime]
    # Whether the work asked for only tells what the file would do.
    preview: Mapped[bool] = mapped_column(default=True)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    status: Mapped[RunStatus | None] = mapped_column(text_enum(RunStatus, "status"), default=None)
    active: Mapped[str | None] = mapped_column(String(40), default=None)
    worker: Mapped[str | None] = mapped_column(String(80), default=None)
    beat_at: Mapped[datetime | None] = mapped_column(default=None)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    lines_done: Mapped[int] = mapped_column(default=0)
    lines_total: Mapped[int | None] = mapped_column(default=None)
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    # {lines, added, updated, unchanged, rejected, in_doubt, sentences, flaws}: never a value.
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    failure: Mapped[str | None] = mapped_column(String(400), default=None)
