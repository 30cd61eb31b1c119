"""Whose file was it? Kept with each view, so that a forgotten person's log stays readable there."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import TEXT, optional

revision = "0008"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the structure, and fill it in where the file still exists."""
    op.add_column("file_view", optional("structure_id", TEXT(40)))
    op.create_index("ix_file_view_structure_id_seen_at", "file_view", ["structure_id", "seen_at"])
    op.execute(
        sa.text(
            "UPDATE file_view SET structure_id = (SELECT structure_id FROM young_person "
            "WHERE young_person.id = file_view.person_id)"
        )
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_file_view_structure_id_seen_at", "file_view")
    op.drop_column("file_view", "structure_id")
