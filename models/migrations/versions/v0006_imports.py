"""What import remembers."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, optional, required

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create import_run, import_conflict, column_mapping, geocoded_address."""
    _create_import_run()
    _create_import_conflict()
    _create_column_mapping()
    _create_geocoded_address()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("geocoded_address")
    op.drop_table("column_mapping")
    op.drop_table("import_conflict")
    op.drop_table("import_run")


def _create_import_run() -> None:
    op.create_table(
        "import_run",
        required("id", TEXT(40)),
        required("kind", TEXT(40)),
        required("source_name", TEXT(120)),
        required("file_sha256", TEXT(64)),
        required("started_at", MOMENT),
        optional("finished_at", MOMENT),
        required("added", sa.Integer()),
        required("updated", sa.Integer()),
        required("unchanged", sa.Integer()),
        required("rejected", sa.Integer()),
        required("report", sa.JSON()),
        key("import_run", "id"),
    )


def _create_import_conflict() -> None:
    op.create_table(
        "import_conflict",
        required("id", sa.Integer()),
        required("run_id", TEXT(40)),
        required("table_name", TEXT(40)),
        required("row_id", TEXT(60)),
        required("field", TEXT(60)),
        required("found_at", MOMENT),
        optional("resolved_at", MOMENT),
        key("import_conflict", "id"),
    )
    op.create_index(
        "uq_import_conflict_cell", "import_conflict", ["table_name", "row_id", "field"], unique=True
    )


def _create_column_mapping() -> None:
    op.create_table(
        "column_mapping",
        required("kind", TEXT(40)),
        required("source_name", TEXT(120)),
        required("mapping", sa.JSON()),
        required("saved_at", MOMENT),
        key("column_mapping", "kind", "source_name"),
    )


def _create_geocoded_address() -> None:
    op.create_table(
        "geocoded_address",
        required("address_hash", TEXT(64)),
        optional("lat", sa.Double()),
        optional("lng", sa.Double()),
        required("looked_up_at", MOMENT),
        key("geocoded_address", "address_hash"),
    )
