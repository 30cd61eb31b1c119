"""What happened to an offer, by whom and when; the last day anybody heard of it."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, one_of, optional, refers, required

revision = "0016"
down_revision = "0018"
branch_labels = None
depends_on = None

_EVENTS = (
    "entered",
    "imported",
    "changed",
    "state",
    "place_taken",
    "place_freed",
    "confirmed",
)


def upgrade() -> None:
    """Create offer_change; column news_on of offer."""
    op.create_table(
        "offer_change",
        required("id", sa.Integer()),
        required("offer_id", TEXT(60)),
        one_of("offer_change", "event", *_EVENTS),
        required("happened_at", MOMENT),
        optional("structure_id", TEXT(40)),
        optional("adviser_id", TEXT(40)),
        required("source_name", TEXT(120)),
        required("fields", TEXT(400)),
        optional("before", TEXT(20)),
        optional("after", TEXT(20)),
        optional("placement_id", TEXT(40)),
        key("offer_change", "id"),
        refers("offer_change", "offer_id", "offer", "CASCADE"),
        refers("offer_change", "placement_id", "placement", "SET NULL"),
    )
    for column in ("offer_id", "placement_id"):
        op.create_index(f"ix_offer_change_{column}", "offer_change", [column])
    op.add_column("offer", optional("news_on", sa.Date()))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("offer", "news_on")
    op.drop_table("offer_change")
