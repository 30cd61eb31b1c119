"""Randomised draws: trials, and who was enrolled in which arm. An arm is never changed."""

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

revision = "0025"
down_revision = "0032"
branch_labels = None
depends_on = None

_DRAWN = "trial_id, site, trade, number, arm"
_REFUSED = "an arm is drawn once"
_ON_SQLITE = f"""
CREATE TRIGGER trial_enrolment_drawn_once BEFORE UPDATE OF {_DRAWN} ON trial_enrolment
BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END
"""
_ON_POSTGRESQL = (
    f"""
CREATE FUNCTION trial_enrolment_drawn_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$
""",
    f"""
CREATE TRIGGER trial_enrolment_drawn_once BEFORE UPDATE OF {_DRAWN} ON trial_enrolment
FOR EACH ROW EXECUTE FUNCTION trial_enrolment_drawn_once()
""",
)


def upgrade() -> None:
    """Create trial and trial_enrolment, whose draw no statement may change."""
    _create_trial()
    _create_enrolment()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_ON_SQLITE)
    else:
        for statement in _ON_POSTGRESQL:
            op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("trial_enrolment")
    op.drop_table("trial")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION trial_enrolment_drawn_once()")


def _create_trial() -> None:
    op.create_table(
        "trial",
        required("id", TEXT(40)),
        required("plan", sa.JSON()),
        required("planned_at", MOMENT),
        required("planned_by", TEXT(40)),
        optional("registration", sa.Text()),
        optional("registration_hash", TEXT(64)),
        optional("registered_at", MOMENT),
        optional("commitment", TEXT(64)),
        optional("sealed_seed", sa.LargeBinary()),
        optional("started_at", MOMENT),
        optional("closed_at", MOMENT),
        optional("seed", TEXT(64)),
        optional("active", TEXT(3)),
        key("trial", "id"),
        check(
            "trial", "registered_before_start", "started_at IS NULL OR registered_at IS NOT NULL"
        ),
        check("trial", "started_before_end", "closed_at IS NULL OR started_at IS NOT NULL"),
        check("trial", "seed_told_after_end", "seed IS NULL OR closed_at IS NOT NULL"),
        check(
            "trial",
            "active_while_started",
            "active IS NULL OR (started_at IS NOT NULL AND closed_at IS NULL)",
        ),
    )
    op.create_index("uq_trial_active", "trial", ["active"], unique=True)


def _create_enrolment() -> None:
    table = "trial_enrolment"
    op.create_table(
        table,
        required("id", sa.Integer()),
        required("trial_id", TEXT(40)),
        optional("person_id", TEXT(40)),
        optional("identity_hash", TEXT(64)),
        required("site", TEXT(40)),
        required("trade", TEXT(1)),
        required("number", sa.Integer()),
        one_of(table, "arm", "plus", "ordinary"),
        required("enrolled_on", sa.Date()),
        required("enrolled_at", MOMENT),
        required("enrolled_by", TEXT(40)),
        required("agreed_on", sa.Date()),
        required("known_before", sa.JSON()),
        key(table, "id"),
        refers(table, "trial_id", "trial"),
        refers(table, "person_id", "young_person", "SET NULL"),
        check(table, "number_from_1", "number >= 1"),
    )
    for column in ("identity_hash", "person_id"):
        op.create_index(f"uq_{table}_{column}", table, [column], unique=True)
    place = ["trial_id", "site", "trade", "number"]
    op.create_index(f"uq_{table}_place_in_stratum", table, place, unique=True)
