"""Which offers of several sources are one, which establishments may be, and who decided."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, optional, refers, required

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns same_as, filled_from of offer; tables employer_match, same_offer_pair."""
    # No foreign key: SQLite cannot add one to a table that is there.
    op.add_column("offer", optional("same_as", TEXT(60)))
    op.add_column("offer", optional("filled_from", sa.JSON()))
    op.create_index("ix_offer_same_as", "offer", ["same_as"])
    op.add_column("employer", optional("given_by", sa.JSON()))
    op.create_table(
        "employer_match",
        required("first_id", TEXT(40)),
        required("second_id", TEXT(40)),
        required("probability", sa.Double()),
        key("employer_match", "first_id", "second_id"),
        refers("employer_match", "first_id", "employer", ondelete="CASCADE"),
        refers("employer_match", "second_id", "employer", ondelete="CASCADE"),
    )
    op.create_index("ix_employer_match_second_id", "employer_match", ["second_id"])
    op.create_table(
        "same_offer_pair",
        required("first_id", TEXT(60)),
        required("second_id", TEXT(60)),
        required("why", TEXT(40)),
        required("found_at", MOMENT),
        optional("is_one", sa.Boolean()),
        optional("adviser_id", TEXT(40)),
        optional("structure_id", TEXT(40)),
        optional("decided_at", MOMENT),
        key("same_offer_pair", "first_id", "second_id"),
    )
    op.create_index("ix_same_offer_pair_second_id", "same_offer_pair", ["second_id"])


def downgrade() -> None:
    """Drop them: every source's offer stands for itself again."""
    op.drop_table("same_offer_pair")
    op.drop_table("employer_match")
    op.drop_column("employer", "given_by")
    op.drop_index("ix_offer_same_as", "offer")
    op.drop_column("offer", "filled_from")
    op.drop_column("offer", "same_as")
