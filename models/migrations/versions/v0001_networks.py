"""Networks, structures, advisers, and the courses CFA give."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import (
    TEXT,
    key,
    one_of,
    optional,
    provenance,
    refers,
    required,
)

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create network, structure, adviser, course."""
    _create_network()
    _create_structure()
    _create_adviser()
    _create_course()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("course")
    op.drop_table("adviser")
    op.drop_table("structure")
    op.drop_table("network")


def _create_network() -> None:
    op.create_table(
        "network",
        required("id", TEXT(40)),
        required("name", TEXT(120)),
        one_of(
            "network",
            "kind",
            "mission_locale",
            "france_travail",
            "cap_emploi",
            "cma",
            "cci",
            "chambre_agriculture",
            "cfa",
            "other",
        ),
        key("network", "id"),
    )


def _create_structure() -> None:
    op.create_table(
        "structure",
        required("id", TEXT(40)),
        required("network_id", TEXT(40)),
        required("name", TEXT(200)),
        optional("siret", TEXT(14)),
        optional("insee", TEXT(5)),
        optional("pmsmp_delegation", sa.Boolean()),
        *provenance(),
        refers("structure", "network_id", "network"),
        key("structure", "id"),
    )


def _create_adviser() -> None:
    op.create_table(
        "adviser",
        required("id", TEXT(40)),
        required("structure_id", TEXT(40)),
        required("display_name", TEXT(120)),
        one_of("adviser", "role", "adviser", "employer_officer", "coordinator", "administrator"),
        refers("adviser", "structure_id", "structure"),
        key("adviser", "id"),
    )


def _create_course() -> None:
    op.create_table(
        "course",
        required("id", TEXT(60)),
        required("uai", TEXT(8)),
        required("cfa_name", TEXT(200)),
        optional("rncp", TEXT(10)),
        required("title", TEXT(200)),
        required("rome", TEXT(5)),
        optional("level", sa.Integer()),
        required("insee", TEXT(5)),
        optional("lat", sa.Double()),
        optional("lng", sa.Double()),
        one_of(
            "course",
            "rhythm",
            "one_week_in_two",
            "one_week_in_three",
            "one_week_in_four",
            "one_day_a_week",
            "two_days_a_week",
            known=False,
        ),
        optional("boarding", sa.Boolean()),
        optional("places_left", sa.Integer()),
        optional("start", sa.Date()),
        optional("duration_months", sa.Integer()),
        *provenance(),
        key("course", "id"),
    )
    op.create_index("ix_course_rome_level", "course", ["rome", "level"])
