"""Young people under a pseudonymous id: project, homes, ways to travel, wishes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    MOMENT,
    TEXT,
    check,
    key,
    one_of,
    optional,
    provenance,
    refers,
    required,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create young_person, home, lift, wish, refusal."""
    _create_young_person()
    _create_home()
    _create_lift()
    _create_wish()
    _create_refusal()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("refusal")
    op.drop_table("wish")
    op.drop_table("lift")
    op.drop_table("home")
    op.drop_table("young_person")


def _create_young_person() -> None:
    op.create_table(
        "young_person",
        required("id", TEXT(40)),
        required("structure_id", TEXT(40)),
        optional("referent_id", TEXT(40)),
        required("birth_date", sa.Date()),
        optional("level_reached", sa.Integer()),
        optional("college_finished", sa.Boolean()),
        one_of("young_person", "stage", "no_project", "to_confirm", "ready_to_sign"),
        one_of("young_person", "enrolment", "none", "candidate", "admitted", "started"),
        optional("course_id", TEXT(60)),
        optional("cfa_entry_date", sa.Date()),
        one_of("young_person", "support_scheme", "none", "cej", "pacea", "prepa_apprentissage"),
        *_ways_to_travel(),
        optional("available_from", sa.Date()),
        optional("wishes_confirmed_on", sa.Date()),
        optional("informed_on", sa.Date()),
        optional("information_version", TEXT(20)),
        required("objects_to_ranking", sa.Boolean()),
        optional("closed_on", sa.Date()),
        optional("absent_from_source_since", sa.Date()),
        *provenance(),
        check("young_person", "level_reached_2_to_8", "level_reached BETWEEN 2 AND 8"),
        check("young_person", "max_minutes_cfa_0_to_240", "max_minutes_cfa BETWEEN 0 AND 240"),
        check(
            "young_person",
            "max_minutes_employer_0_to_240",
            "max_minutes_employer BETWEEN 0 AND 240",
        ),
        refers("young_person", "course_id", "course"),
        refers("young_person", "referent_id", "adviser"),
        refers("young_person", "structure_id", "structure"),
        key("young_person", "id"),
    )
    op.create_index("ix_young_person_source_key", "young_person", ["source_name", "source_key"])


def _ways_to_travel() -> list[sa.Column[Any]]:
    return [
        required("rqth", sa.Boolean()),
        required("age_exemption", sa.Boolean()),
        required("walks", sa.Boolean()),
        optional("has_bike", sa.Boolean()),
        optional("has_moped", sa.Boolean()),
        optional("has_car", sa.Boolean()),
        optional("uses_transit", sa.Boolean()),
        required("no_mobility", sa.Boolean()),
        required("licences", TEXT(40)),
        optional("max_minutes_employer", sa.Integer()),
        optional("max_minutes_cfa", sa.Integer()),
    ]


def _create_home() -> None:
    op.create_table(
        "home",
        required("id", sa.Integer()),
        required("person_id", TEXT(40)),
        required("position", sa.Integer()),
        required("label", TEXT(40)),
        required("insee", TEXT(5)),
        optional("lat", sa.Double()),
        optional("lng", sa.Double()),
        refers("home", "person_id", "young_person", "CASCADE"),
        key("home", "id"),
    )
    op.create_index("ix_home_person_id", "home", ["person_id"])


def _create_lift() -> None:
    op.create_table(
        "lift",
        required("id", sa.Integer()),
        required("person_id", TEXT(40)),
        required("weekdays", TEXT(7)),
        optional("leaves_after", sa.Time()),
        optional("back_before", sa.Time()),
        refers("lift", "person_id", "young_person", "CASCADE"),
        key("lift", "id"),
    )
    op.create_index("ix_lift_person_id", "lift", ["person_id"])


def _create_wish() -> None:
    op.create_table(
        "wish",
        required("id", sa.Integer()),
        required("person_id", TEXT(40)),
        required("rank", sa.Integer()),
        required("rome", TEXT(5)),
        optional("target_level", sa.Integer()),
        optional("target_rncp", TEXT(10)),
        one_of("wish", "certainty", "exploring", "likely", "sure"),
        optional("max_minutes", sa.Integer()),
        check("wish", "max_minutes_0_to_240", "max_minutes BETWEEN 0 AND 240"),
        check("wish", "rank_from_1", "rank >= 1"),
        refers("wish", "person_id", "young_person", "CASCADE"),
        key("wish", "id"),
    )
    op.create_index("uq_wish_person_id_rome", "wish", ["person_id", "rome"], unique=True)


def _create_refusal() -> None:
    op.create_table(
        "refusal",
        required("id", sa.Integer()),
        required("person_id", TEXT(40)),
        one_of("refusal", "kind", "trade", "hours", "employer"),
        required("value", TEXT(40)),
        optional("noted_at", MOMENT),
        refers("refusal", "person_id", "young_person", "CASCADE"),
        key("refusal", "id"),
    )
    op.create_index(
        "uq_refusal_person_id_kind_value", "refusal", ["person_id", "kind", "value"], unique=True
    )
