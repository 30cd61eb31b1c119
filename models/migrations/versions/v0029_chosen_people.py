"""A role for who leads apprenticeship; filters that people keep; runs over people chosen."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, refers, required
from models.migrations.widened import change_words

revision = "0029"
down_revision = "0026"
branch_labels = None
depends_on = None

_ROLES = ("adviser", "employer_officer", "coordinator", "administrator")
_ROLES_NOW = ("adviser", "apprenticeship_lead", "employer_officer", "coordinator", "administrator")
_SCOPES = ("ruptures", "all")
_SCOPES_NOW = ("ruptures", "all", "chosen")


def upgrade() -> None:
    """Widen adviser.role and rematch_run.scope; create saved_filter and rematch_chosen."""
    change_words("adviser", "role", _ROLES, _ROLES_NOW)
    change_words("rematch_run", "scope", _SCOPES, _SCOPES_NOW)
    op.create_table(
        "saved_filter",
        required("id", TEXT(40)),
        required("adviser_id", TEXT(40)),
        required("name", TEXT(60)),
        required("query", TEXT(400)),
        required("saved_at", MOMENT),
        key("saved_filter", "id"),
        refers("saved_filter", "adviser_id", "adviser", "CASCADE"),
    )
    op.create_index(
        "uq_saved_filter_adviser_id_name", "saved_filter", ["adviser_id", "name"], unique=True
    )
    op.create_table(
        "rematch_chosen",
        required("run_id", TEXT(40)),
        required("person_id", TEXT(40)),
        key("rematch_chosen", "run_id", "person_id"),
        refers("rematch_chosen", "run_id", "rematch_run", "CASCADE"),
        refers("rematch_chosen", "person_id", "young_person", "CASCADE"),
    )
    op.create_index("ix_rematch_chosen_person_id", "rematch_chosen", ["person_id"])


def downgrade() -> None:
    """Undo it: who led apprenticeship is an adviser again, runs over people chosen are gone."""
    op.drop_table("rematch_chosen")
    op.drop_table("saved_filter")
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM rematch_run WHERE scope = 'chosen'"))
    lead = "UPDATE adviser SET role = 'adviser' WHERE role = 'apprenticeship_lead'"
    connection.execute(sa.text(lead))
    change_words("rematch_run", "scope", _SCOPES_NOW, _SCOPES)
    change_words("adviser", "role", _ROLES_NOW, _ROLES)
