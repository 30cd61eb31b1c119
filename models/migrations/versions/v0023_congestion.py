"""How much prices of contested places weigh in everyday lists, as set; which barrier to lift."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, optional, required

revision = "0023"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create congestion_choice; add rematch_person.barrier."""
    op.create_table(
        "congestion_choice",
        required("id", sa.Integer()),
        required("weight", sa.Double()),
        required("chosen_at", MOMENT),
        required("chosen_by", TEXT(40)),
        key("congestion_choice", "id"),
    )
    op.add_column("rematch_person", optional("barrier", sa.JSON()))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("rematch_person", "barrier")
    op.drop_table("congestion_choice")
