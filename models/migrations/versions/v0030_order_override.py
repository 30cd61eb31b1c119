"""Which proposals passed over offers that stood above, and why?"""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    MOMENT,
    TEXT,
    check,
    key,
    one_of,
    optional,
    refers,
    required,
)

revision = "0030"
down_revision = "0031"
branch_labels = None
depends_on = None

_REASONS = (
    "preferred",
    "knows_employer",
    "employer_in_touch",
    "other_journey",
    "dates_or_hours",
    "cfa_place",
    "others_out_of_date",
)


def upgrade() -> None:
    """Create order_override."""
    table = "order_override"
    op.create_table(
        table,
        required("proposal_id", TEXT(40)),
        required("passed_over", sa.Integer()),
        one_of(table, "reason", *_REASONS, known=False),
        optional("said_at", MOMENT),
        key(table, "proposal_id"),
        refers(table, "proposal_id", "proposal", "CASCADE"),
        check(table, "passed_over_some", "passed_over > 0"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("order_override")
