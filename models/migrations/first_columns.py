"""How the first schema writes columns and names constraints.

Frozen: shipped steps call these, so they are never edited; a later need gets its own file.
Names follow `models.tables.base.NAMING` as it was at revision 0001.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

type Kind = sa.types.TypeEngine[Any]
TEXT = sa.String
MOMENT = sa.DateTime(timezone=True)


def required(name: str, kind: Kind) -> sa.Column[Any]:
    """A column that is never NULL."""
    return sa.Column(name, kind, nullable=False)


def optional(name: str, kind: Kind) -> sa.Column[Any]:
    """A column where NULL means "not known"."""
    return sa.Column(name, kind, nullable=True)


def provenance() -> list[sa.Column[Any]]:
    """Where a row came from."""
    return [
        required("source", TEXT(20)),
        required("source_name", TEXT(120)),
        optional("source_key", TEXT(200)),
        optional("imported_at", MOMENT),
        required("updated_at", MOMENT),
        required("edited_fields", TEXT(400)),
    ]


def one_of(table: str, name: str, *words: str, known: bool = True) -> sa.Column[Any]:
    """A column with a closed list of words, checked by a named constraint; NULL if not `known`."""
    kind = sa.Enum(
        *words,
        name=op.f(f"ck_{table}_{name}"),
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    return sa.Column(name, kind, nullable=not known)


def check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    """A named condition every row meets."""
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The named primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def refers(
    table: str, column: str, target: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    """The named foreign key from a column to another table's `id`."""
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
