"""Minutes that an adviser knows better than they are reckoned."""

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

revision = "0012"
down_revision = "0015"
branch_labels = None
depends_on = None

_MODES = ("walk", "bike", "moped", "car", "lift", "transit", "bike_transit")
_REASONS = ("school_coach", "timetable", "tried", "road", "other")


def upgrade() -> None:
    """Create journey_correction."""
    table = "journey_correction"
    op.create_table(
        table,
        required("id", sa.Integer()),
        required("person_id", TEXT(40)),
        one_of(table, "leg", "employer", "cfa"),
        required("place_id", TEXT(40)),
        one_of(table, "mode", *_MODES),
        required("minutes", sa.Integer()),
        required("home_insee", TEXT(5)),
        optional("day_start", sa.Integer()),
        optional("day_end", sa.Integer()),
        one_of(table, "reason", *_REASONS),
        required("noted_by", TEXT(40)),
        required("noted_at", MOMENT),
        check(table, "minutes_0_to_254", "minutes BETWEEN 0 AND 254"),
        refers(table, "person_id", "young_person", "CASCADE"),
        key(table, "id"),
    )
    op.create_index("ix_journey_correction_person_id", table, ["person_id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("journey_correction")
