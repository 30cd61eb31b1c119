"""Which offers and employers each version of the pool changed."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import key, optional, required

revision = "0034"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create pool_change."""
    op.create_table(
        "pool_change",
        required("version", sa.Integer()),
        optional("touched", sa.JSON()),
        key("pool_change", "version"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("pool_change")
