"""Of two offers told one, which did somebody choose to stand in the pool?"""

from alembic import op

from models.migrations.first_columns import TEXT, optional

revision = "0032"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add same_offer_pair.leading_id."""
    op.add_column("same_offer_pair", optional("leading_id", TEXT(60)))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("same_offer_pair", "leading_id")
