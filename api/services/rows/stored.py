"""Which rows are already stored? Read whole, once, as plain mappings."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.tables import Base

# PostgreSQL and SQLite both bound the number of parameters of a statement.
_KEYS_PER_QUERY = 500


def rows_where(
    session: Session, table: type[Base], *conditions: ColumnElement[bool]
) -> list[Mapping[str, Any]]:
    """Rows of a table as column → value, enums and moments already typed."""
    rows = session.execute(select(table.__table__).where(*conditions)).mappings()
    return [dict(row) for row in rows]


def in_parts[T](values: Iterable[T], size: int = _KEYS_PER_QUERY) -> Iterator[tuple[T, ...]]:
    """The values in parts that a statement can hold."""
    return batched(values, size)


def rows_with(
    session: Session, table: type[Base], column: str, values: Iterable[object]
) -> list[Mapping[str, Any]]:
    """Rows whose `column` is one of `values`, in any order."""
    wanted = [value for value in dict.fromkeys(values) if value is not None]
    target = table.__table__.columns[column]
    found: list[Mapping[str, Any]] = []
    for part in in_parts(wanted):
        found += rows_where(session, table, target.in_(part))
    return found


def known_ids(session: Session, table: type[Base], values: Iterable[object]) -> set[str]:
    """Which of these primary keys (`id`) exist."""
    return {str(row["id"]) for row in rows_with(session, table, "id", values)}
