"""Which scorecards were fitted and adopted, and what was known when an offer was proposed?"""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, optional, required

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create fitted_scorecard and scorecard_adoption; add proposal.entries."""
    op.create_table(
        "fitted_scorecard",
        required("id", TEXT(60)),
        required("made_at", MOMENT),
        required("document", sa.JSON()),
        key("fitted_scorecard", "id"),
    )
    op.create_table(
        "scorecard_adoption",
        required("id", sa.Integer()),
        required("scorecard_id", TEXT(60)),
        required("adopted_at", MOMENT),
        required("adopted_by", TEXT(40)),
        key("scorecard_adoption", "id"),
    )
    op.add_column("proposal", optional("entries", sa.JSON()))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("proposal", "entries")
    op.drop_table("scorecard_adoption")
    op.drop_table("fitted_scorecard")
