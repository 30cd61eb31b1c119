"""Which candidates for an announced offer wait for its owner's word, and what was answered?"""

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

revision = "0024"
down_revision = "0022"
branch_labels = None
depends_on = None

_ANSWERS = ("introduced", "employer_told", "place_promised", "not_wanted")


def upgrade() -> None:
    """Create owner_request."""
    table = "owner_request"
    op.create_table(
        table,
        required("proposal_id", TEXT(40)),
        required("from_structure_id", TEXT(40)),
        required("to_structure_id", TEXT(40)),
        optional("asked_by", TEXT(40)),
        required("asked_at", MOMENT),
        one_of(table, "answer", *_ANSWERS, known=False),
        optional("answered_by", TEXT(40)),
        optional("answered_at", MOMENT),
        key(table, "proposal_id"),
        refers(table, "proposal_id", "proposal", "CASCADE"),
        refers(table, "from_structure_id", "structure"),
        refers(table, "to_structure_id", "structure"),
        refers(table, "asked_by", "adviser"),
        refers(table, "answered_by", "adviser"),
        check(table, "answered_at_once", "(answer IS NULL) = (answered_at IS NULL)"),
    )
    for column in ("from_structure_id", "to_structure_id"):
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("owner_request")
