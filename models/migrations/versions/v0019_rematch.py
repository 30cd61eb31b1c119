"""Batch re-matches: runs, suggestions, prices; and a broken employer that an adviser lifts."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    MOMENT,
    TEXT,
    key,
    one_of,
    optional,
    refers,
    required,
)

revision = "0019"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the four tables and the column."""
    _runs()
    _people()
    _suggestions()
    op.create_table(
        "offer_price",
        required("run_id", TEXT(40)),
        required("offer_id", TEXT(60)),
        required("price", sa.Double()),
        required("wanted_by", sa.Integer()),
        required("places", sa.Integer()),
        refers("offer_price", "run_id", "rematch_run", "CASCADE"),
        key("offer_price", "run_id", "offer_id"),
    )
    op.add_column("rupture_case", optional("employer_lifted_by", TEXT(40)))


def _runs() -> None:
    op.create_table(
        "rematch_run",
        required("id", TEXT(40)),
        one_of("rematch_run", "scope", "ruptures", "all"),
        required("terms", sa.JSON()),
        required("today", sa.Date()),
        required("asked_by", TEXT(40)),
        required("asked_at", MOMENT),
        one_of("rematch_run", "status", "queued", "running", "done", "cancelled", "failed"),
        optional("active", TEXT(3)),
        optional("worker", TEXT(80)),
        optional("beat_at", MOMENT),
        optional("started_at", MOMENT),
        optional("finished_at", MOMENT),
        required("people_done", sa.Integer()),
        optional("people_total", sa.Integer()),
        required("cancel_asked", sa.Boolean()),
        required("inputs", sa.JSON()),
        required("figures", sa.JSON()),
        optional("failure", TEXT(60)),
        key("rematch_run", "id"),
    )
    op.create_index("uq_rematch_run_active", "rematch_run", ["active"], unique=True)


def _people() -> None:
    reasons = ("wishes_old", "no_wish", "no_home", "objects")
    op.create_table(
        "rematch_person",
        required("run_id", TEXT(40)),
        required("person_id", TEXT(40)),
        required("structure_id", TEXT(40)),
        one_of("rematch_person", "standing", "served", "none", "to_call"),
        one_of("rematch_person", "call_first", *reasons, known=False),
        required("is_case", sa.Boolean()),
        optional("due", sa.Date()),
        required("weight", sa.Double()),
        required("options", sa.Integer()),
        required("given_up", sa.JSON()),
        refers("rematch_person", "run_id", "rematch_run", "CASCADE"),
        refers("rematch_person", "person_id", "young_person", "CASCADE"),
        key("rematch_person", "run_id", "person_id"),
    )
    op.create_index("ix_rematch_person_person_id", "rematch_person", ["person_id"])


def _suggestions() -> None:
    op.create_table(
        "rematch_suggestion",
        required("run_id", TEXT(40)),
        required("person_id", TEXT(40)),
        required("offer_id", TEXT(60)),
        required("place", sa.Integer()),
        required("score", sa.Double()),
        required("value", sa.Double()),
        required("price", sa.Double()),
        optional("minutes", sa.Integer()),
        one_of("rematch_suggestion", "cfa", "kept", "changed", "open"),
        one_of("rematch_suggestion", "decision", "proposed", "set_aside", known=False),
        optional("decided_by", TEXT(40)),
        optional("decided_at", MOMENT),
        refers("rematch_suggestion", "run_id", "rematch_run", "CASCADE"),
        refers("rematch_suggestion", "person_id", "young_person", "CASCADE"),
        key("rematch_suggestion", "run_id", "person_id", "offer_id"),
    )
    for column in ("person_id", "offer_id"):
        op.create_index(f"ix_rematch_suggestion_{column}", "rematch_suggestion", [column])


def downgrade() -> None:
    """Drop them."""
    op.drop_column("rupture_case", "employer_lifted_by")
    for name in ("offer_price", "rematch_suggestion", "rematch_person", "rematch_run"):
        op.drop_table(name)
