"""Identity, audit attributes and the log of views, each in its own table."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, optional, refers, required

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create identity, audit_attribute, file_view."""
    _create_identity()
    _create_audit_attribute()
    _create_file_view()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("file_view")
    op.drop_table("audit_attribute")
    op.drop_table("identity")


def _create_identity() -> None:
    op.create_table(
        "identity",
        required("person_id", TEXT(40)),
        required("sealed", sa.LargeBinary()),
        required("lookup_hash", TEXT(64)),
        optional("name_hash", TEXT(64)),
        refers("identity", "person_id", "young_person", "CASCADE"),
        key("identity", "person_id"),
    )
    op.create_index("ix_identity_lookup_hash", "identity", ["lookup_hash"])


def _create_audit_attribute() -> None:
    op.create_table(
        "audit_attribute",
        required("person_id", TEXT(40)),
        optional("sex", TEXT(10)),
        optional("priority_district", sa.Boolean()),
        refers("audit_attribute", "person_id", "young_person", "CASCADE"),
        key("audit_attribute", "person_id"),
    )


def _create_file_view() -> None:
    op.create_table(
        "file_view",
        required("id", sa.Integer()),
        required("person_id", TEXT(40)),
        required("viewer_id", TEXT(40)),
        required("action", TEXT(40)),
        required("seen_at", MOMENT),
        key("file_view", "id"),
    )
    op.create_index("ix_file_view_person_id_seen_at", "file_view", ["person_id", "seen_at"])
