"""Room for every fact of a young person's file that was entered by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Widen young_person.edited_fields: all names of a file together pass 400 signs."""
    _resize(1000)


def downgrade() -> None:
    """Back to 400 signs; a longer list is cut after its last whole name."""
    rows = op.get_bind().execute(
        sa.text("SELECT id, edited_fields FROM young_person WHERE length(edited_fields) > 400")
    )
    for person_id, names in rows.all():
        kept = names[:401].rpartition(",")[0]
        op.get_bind().execute(
            sa.text("UPDATE young_person SET edited_fields = :kept WHERE id = :id"),
            {"kept": kept, "id": person_id},
        )
    _resize(400)


def _resize(length: int) -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("young_person", "edited_fields", type_=sa.String(length))
        return
    # Alembic's way on SQLite copies the table and drops the old one, and with it, by their foreign
    # keys, everything that hangs on a person. A new column of the same name harms nothing.
    op.execute(f"ALTER TABLE young_person ADD COLUMN resized VARCHAR({length}) NOT NULL DEFAULT ''")
    op.execute("UPDATE young_person SET resized = edited_fields")
    op.execute("ALTER TABLE young_person DROP COLUMN edited_fields")
    op.execute("ALTER TABLE young_person RENAME COLUMN resized TO edited_fields")
