"""From which list did an adviser choose what was proposed, and how likely was its order?"""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import TEXT, key, refers, required

revision = "0026"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create list_seen."""
    op.create_table(
        "list_seen",
        required("proposal_id", TEXT(40)),
        required("exploration", sa.Double()),
        required("place_chance", sa.Double()),
        required("factors", sa.JSON()),
        required("offers", sa.JSON()),
        key("list_seen", "proposal_id"),
        refers("list_seen", "proposal_id", "proposal", "CASCADE"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("list_seen")
