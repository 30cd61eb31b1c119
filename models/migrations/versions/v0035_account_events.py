"""What was done to accounts: whose, what, by whom, when."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, one_of, required

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_ACTS = (
    "created",
    "role_given",
    "password_given",
    "password_chosen",
    "unlocked",
    "closed",
    "bound",
    "unbound",
    "token_made",
    "token_revoked",
)
_ROLES = (
    "adviser",
    "apprenticeship_lead",
    "employer_officer",
    "coordinator",
    "administrator",
)


def upgrade() -> None:
    """Create account_event."""
    op.create_table(
        "account_event",
        required("id", sa.Integer()),
        required("at", MOMENT),
        one_of("account_event", "act", *_ACTS),
        required("adviser_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        required("by_id", TEXT(40)),
        one_of("account_event", "role", *_ROLES, known=False),
        key("account_event", "id"),
    )
    op.create_index("ix_account_event_structure_id_at", "account_event", ["structure_id", "at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("account_event")
