"""Column mappings by structure: each remembers what the columns of its own lists mean."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, required

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None

# Who has imported from a source of that name, as far as rows tell.
_IMPORTERS = """
    SELECT structure_id FROM import_job WHERE kind = :kind AND source_name = :source
    UNION SELECT structure_id FROM young_person WHERE source_name = :source
    UNION SELECT structure_id FROM rupture_case WHERE source_name = :source
    UNION SELECT id FROM structure WHERE id = :source OR name = :source
"""


def upgrade() -> None:
    """Give each mapping to those who imported from its source, and to imports for no structure."""
    kept = _kept()
    table = _made_anew(required("structure_id", TEXT(40)))
    connection = op.get_bind()
    for row in kept:
        told = {"kind": row["kind"], "source": row["source_name"]}
        importers = connection.execute(sa.text(_IMPORTERS), told).scalars().all()
        given = [{**row, "structure_id": each} for each in {"", *importers}]
        connection.execute(sa.insert(table), given)


def downgrade() -> None:
    """Forget whose they are: the newest of each source stays."""
    newest: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(_kept(), key=lambda row: (row["saved_at"], row["structure_id"])):
        row.pop("structure_id")
        newest[row["kind"], row["source_name"]] = row
    table = _made_anew()
    for row in newest.values():
        op.get_bind().execute(sa.insert(table), row)


def _kept() -> list[dict[str, Any]]:
    table = sa.Table("column_mapping", sa.MetaData(), autoload_with=op.get_bind())
    return [dict(row) for row in op.get_bind().execute(sa.select(table)).mappings()]


def _made_anew(*owner: sa.Column[Any]) -> sa.Table:
    """The table once more: SQLite changes no primary key."""
    op.drop_table("column_mapping")
    return op.create_table(
        "column_mapping",
        required("kind", TEXT(40)),
        *owner,
        required("source_name", TEXT(120)),
        required("mapping", sa.JSON()),
        required("saved_at", MOMENT),
        key("column_mapping", "kind", *(each.name for each in owner), "source_name"),
    )
