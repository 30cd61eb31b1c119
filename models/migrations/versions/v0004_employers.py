"""Employers, the offers they open, and the pool's version."""

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

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create employer, offer, pool_version."""
    _create_employer()
    _create_offer()
    _create_pool_version()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("pool_version")
    op.drop_table("offer")
    op.drop_table("employer")


def _create_employer() -> None:
    op.create_table(
        "employer",
        required("id", TEXT(40)),
        optional("siret", TEXT(14)),
        required("legal_name", TEXT(200)),
        optional("trade_name", TEXT(200)),
        optional("naf", TEXT(5)),
        optional("headcount", sa.Integer()),
        optional("insee", TEXT(5)),
        optional("address", TEXT(300)),
        optional("lat", sa.Double()),
        optional("lng", sa.Double()),
        optional("is_temp_agency", sa.Boolean()),
        optional("apprentices_now", sa.Integer()),
        optional("apprentice_masters", sa.Integer()),
        optional("apprentices_past_3y", sa.Integer()),
        *provenance(),
        key("employer", "id"),
    )
    op.create_index("ix_employer_siret", "employer", ["siret"])
    op.create_index("ix_employer_source_key", "employer", ["source_name", "source_key"])


def _create_offer() -> None:
    op.create_table(
        "offer",
        required("id", TEXT(60)),
        one_of("offer", "kind", "apprenticeship", "pmsmp", "professionalisation"),
        required("employer_id", TEXT(40)),
        required("rome", TEXT(5)),
        required("other_romes", TEXT(60)),
        required("title", TEXT(200)),
        required("description", sa.Text()),
        optional("diploma_level", sa.Integer()),
        optional("rncp", TEXT(10)),
        required("places", sa.Integer()),
        optional("start_from", sa.Date()),
        optional("start_to", sa.Date()),
        optional("duration_months", sa.Integer()),
        optional("duration_days", sa.Integer()),
        optional("monthly_limit", sa.Integer()),
        *_place_hours_and_safety(),
        optional("course_id", TEXT(60)),
        required("is_delegated", sa.Boolean()),
        optional("owner_structure_id", TEXT(40)),
        one_of("offer", "visibility", "own_structure", "announced", "shared"),
        one_of("offer", "apply_way", "url", "phone", "through_owner"),
        optional("apply_value", TEXT(500)),
        optional("published_on", sa.Date()),
        optional("expires_on", sa.Date()),
        one_of("offer", "status", "draft", "live", "paused", "filled", "expired", "withdrawn"),
        *provenance(),
        check("offer", "diploma_level_3_to_8", "diploma_level BETWEEN 3 AND 8"),
        check("offer", "places_not_negative", "places >= 0"),
        refers("offer", "course_id", "course"),
        refers("offer", "employer_id", "employer"),
        refers("offer", "owner_structure_id", "structure"),
        key("offer", "id"),
    )
    op.create_index("ix_offer_employer_id", "offer", ["employer_id"])
    op.create_index("ix_offer_rome_status", "offer", ["rome", "status"])
    op.create_index("ix_offer_source_key", "offer", ["source_name", "source_key"])


def _place_hours_and_safety() -> list[sa.Column[Any]]:
    return [
        optional("insee", TEXT(5)),
        optional("lat", sa.Double()),
        optional("lng", sa.Double()),
        optional("day_start", sa.Time()),
        optional("day_end", sa.Time()),
        optional("weekly_hours", sa.Double()),
        optional("works_night", sa.Boolean()),
        optional("works_weekend", sa.Boolean()),
        optional("works_sunday", sa.Boolean()),
        required("hours_fixed", sa.Boolean()),
        optional("licence_required", TEXT(10)),
        one_of("offer", "dangerous_work", "none", "declaration", "banned", known=False),
        optional("replaces_a_job", sa.Boolean()),
    ]


def _create_pool_version() -> None:
    op.create_table(
        "pool_version",
        required("id", sa.Integer()),
        required("version", sa.Integer()),
        optional("changed_at", MOMENT),
        key("pool_version", "id"),
    )
    # The one row there will ever be, so that two writers never both insert it.
    op.execute("INSERT INTO pool_version (id, version) VALUES (1, 0)")
