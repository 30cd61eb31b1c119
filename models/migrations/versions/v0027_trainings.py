"""Which fits of a scorecard were asked for, and how far is each?"""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, one_of, optional, required

revision = "0027"
down_revision = "0025"
branch_labels = None
depends_on = None

_TABLE = "scorecard_training"
_STATUSES = ("queued", "running", "done", "cancelled", "failed")


def upgrade() -> None:
    """Create scorecard_training."""
    op.create_table(
        _TABLE,
        required("id", TEXT(40)),
        required("today", sa.Date()),
        required("asked_by", TEXT(40)),
        required("asked_at", MOMENT),
        one_of(_TABLE, "status", *_STATUSES),
        optional("active", TEXT(3)),
        optional("worker", TEXT(80)),
        optional("beat_at", MOMENT),
        optional("started_at", MOMENT),
        optional("finished_at", MOMENT),
        required("steps_done", sa.Integer()),
        required("cancel_asked", sa.Boolean()),
        optional("scorecard_id", TEXT(60)),
        required("account", sa.JSON()),
        optional("failure", TEXT(400)),
        key(_TABLE, "id"),
    )
    op.create_index(f"uq_{_TABLE}_active", _TABLE, ["active"], unique=True)


def downgrade() -> None:
    """Drop it."""
    op.drop_table(_TABLE)
