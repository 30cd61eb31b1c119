"""Which files of offers were sent from a page, and how far is each?"""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    MOMENT,
    TEXT,
    key,
    one_of,
    optional,
    refers,
    required,
)

revision = "0031"
down_revision = "0023"
branch_labels = None
depends_on = None

_STATUSES = ("queued", "running", "done", "cancelled", "failed")


def upgrade() -> None:
    """Create import_job."""
    table = "import_job"
    op.create_table(
        table,
        required("id", TEXT(40)),
        required("kind", TEXT(40)),
        required("structure_id", TEXT(40)),
        required("source_name", TEXT(120)),
        required("file_name", TEXT(120)),
        optional("content", sa.LargeBinary()),
        optional("sample", sa.LargeBinary()),
        required("mapping", sa.JSON()),
        required("sent_by", TEXT(40)),
        required("sent_at", MOMENT),
        required("preview", sa.Boolean()),
        *_work(table),
        required("report", sa.JSON()),
        optional("failure", TEXT(400)),
        key(table, "id"),
        refers(table, "structure_id", "structure"),
    )
    op.create_index(f"uq_{table}_active", table, ["active"], unique=True)
    op.create_index(f"ix_{table}_structure_id", table, ["structure_id"])


def _work(table: str) -> list[sa.Column[object]]:
    return [
        optional("asked_at", MOMENT),
        one_of(table, "status", *_STATUSES, known=False),
        optional("active", TEXT(40)),
        optional("worker", TEXT(80)),
        optional("beat_at", MOMENT),
        optional("started_at", MOMENT),
        optional("finished_at", MOMENT),
        required("lines_done", sa.Integer()),
        optional("lines_total", sa.Integer()),
        required("cancel_asked", sa.Boolean()),
    ]


def downgrade() -> None:
    """Drop it."""
    op.drop_table("import_job")
