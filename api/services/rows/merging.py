"""What changes when a file's row meets the stored one? Edits made here win; the rest is updated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from models.tables import Base

Stored = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """Columns to write; fields where an edit made here stands, or no longer differs."""

    changes: dict[str, Any]
    conflicts: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()


@dataclass
class Tally:
    """Running account of an import's writes."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    agreed: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, table: str, row_id: str, difference: Difference) -> None:
        """Remember the conflicts of one row, and those that are over."""
        self.conflicts += [(table, row_id, name) for name in difference.conflicts]
        self.agreed += [(table, row_id, name) for name in difference.agreed]

    def count_row(self, *, changed: bool) -> None:
        """Count a stored row as updated or unchanged."""
        if changed:
            self.updated += 1
        else:
            self.unchanged += 1


def edited(stored: Stored) -> frozenset[str]:
    """Names of the fields changed by hand here."""
    return frozenset(name for name in stored["edited_fields"].split(",") if name)


def difference(stored: Stored, given: Mapping[str, Any], *, fills_only: bool) -> Difference:
    """Compare a file's values with a stored row.

    `fills_only`: the row belongs to another source, so only what is not known yet is taken.
    """
    kept = edited(stored)
    changes: dict[str, Any] = {}
    conflicts: list[str] = []
    agreed: list[str] = []
    for name, value in given.items():
        same = stored[name] == value
        if name in kept:
            (agreed if same else conflicts).append(name)
        elif fills_only:
            if stored[name] in (None, "") and value not in (None, ""):
                changes[name] = value
        elif not same:
            changes[name] = value
    if fills_only:
        return Difference(changes)
    return Difference(changes, tuple(conflicts), tuple(agreed))


def with_defaults(table: type[Base], values: Mapping[str, Any]) -> dict[str, Any]:
    """An unknown value in a column that allows none becomes the column's declared default."""
    columns = table.__table__.columns
    settled = dict(values)
    for name, value in values.items():
        column = columns[name]
        if value is None and not column.nullable and column.default is not None:
            settled[name] = column.default.arg
    return settled


def insert_rows(session: Session, table: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows in one statement for each set of columns."""
    for batch in _alike(rows):
        session.execute(insert(table), batch)


def update_rows(session: Session, table: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Update rows by their primary key, in one statement for each set of columns."""
    for batch in _alike(rows):
        session.execute(update(table), batch)


def _alike(rows: Iterable[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
    batches: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        batches.setdefault(tuple(sorted(row)), []).append(dict(row))
    return list(batches.values())
