"""Which contacts with employers were noted by mistake, and when did their authors say so?"""

from alembic import op

from models.migrations.first_columns import MOMENT, optional

revision = "0018"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add employer_contact.withdrawn_at."""
    op.add_column("employer_contact", optional("withdrawn_at", MOMENT))


def downgrade() -> None:
    """Remove the column; contacts taken back go with it, for nothing would tell them apart."""
    op.execute("DELETE FROM employer_contact WHERE withdrawn_at IS NOT NULL")
    op.drop_column("employer_contact", "withdrawn_at")
