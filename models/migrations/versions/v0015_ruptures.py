"""Which contracts broke, as others report them, and whose were they?"""

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

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_SIDES = ("young_person", "employer", "both", "cfa", "unknown")
_CAUSES = (
    "distance",
    "hours",
    "trade",
    "working_conditions",
    "employer_closed",
    "other",
    "unknown",
)


def upgrade() -> None:
    """Create rupture_case."""
    op.create_table(
        "rupture_case",
        required("id", TEXT(40)),
        required("structure_id", TEXT(40)),
        one_of("rupture_case", "match", "matched", "to_confirm", "not_known"),
        optional("person_id", TEXT(40)),
        optional("placement_id", TEXT(40)),
        optional("birth_date", sa.Date()),
        optional("sealed", sa.LargeBinary()),
        optional("name_hash", TEXT(64)),
        required("ruptured_on", sa.Date()),
        optional("starts_on", sa.Date()),
        optional("ends_on", sa.Date()),
        optional("siret", TEXT(14)),
        optional("rome", TEXT(5)),
        optional("uai", TEXT(8)),
        required("course_title", TEXT(200)),
        one_of("rupture_case", "cause", *_CAUSES),
        one_of("rupture_case", "stated_by", *_SIDES),
        one_of("rupture_case", "broken_by", *_SIDES),
        optional("in_free_period", sa.Boolean()),
        *provenance(),
        refers("rupture_case", "structure_id", "structure"),
        refers("rupture_case", "person_id", "young_person", "CASCADE"),
        refers("rupture_case", "placement_id", "placement", "SET NULL"),
        key("rupture_case", "id"),
    )
    op.create_index(
        "ix_rupture_case_structure_id_source_key", "rupture_case", ["structure_id", "source_key"]
    )
    for column in ("person_id", "placement_id"):
        op.create_index(f"ix_rupture_case_{column}", "rupture_case", [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("rupture_case")
