"""Sign-in by an identity provider: whom an account is there, who is awaited back, who came in."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, one_of, optional, required

revision = "0028"
down_revision = "0030"
branch_labels = None
depends_on = None

_ENDS = (
    "opened",
    "wrong_password",
    "locked",
    "not_awaited",
    "too_late",
    "provider_down",
    "declined",
    "not_verifiable",
    "clocks_differ",
    "too_weak",
    "no_proven_email",
    "no_account",
    "closed",
    "other_identity",
)


def upgrade() -> None:
    """Create provider_visit and sign_in_event; add an account's and a session's provider."""
    op.add_column("account", optional("provider_issuer", TEXT(255)))
    op.add_column("account", optional("provider_subject", TEXT(255)))
    op.create_index(
        "uq_account_provider_issuer_provider_subject",
        "account",
        ["provider_issuer", "provider_subject"],
        unique=True,
    )
    op.add_column("signed_session", optional("provider_token", sa.LargeBinary()))
    op.create_table(
        "provider_visit",
        required("state_hash", TEXT(64)),
        required("visit_hash", TEXT(64)),
        required("sealed", sa.LargeBinary()),
        required("sent_at", MOMENT),
        key("provider_visit", "state_hash"),
    )
    op.create_table(
        "sign_in_event",
        required("id", sa.Integer()),
        required("at", MOMENT),
        one_of("sign_in_event", "way", "password", "provider"),
        one_of("sign_in_event", "end", *_ENDS),
        optional("adviser_id", TEXT(40)),
        optional("structure_id", TEXT(40)),
        key("sign_in_event", "id"),
    )
    op.create_index("ix_sign_in_event_structure_id_at", "sign_in_event", ["structure_id", "at"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("sign_in_event")
    op.drop_table("provider_visit")
    op.drop_column("signed_session", "provider_token")
    op.drop_index("uq_account_provider_issuer_provider_subject", "account")
    op.drop_column("account", "provider_subject")
    op.drop_column("account", "provider_issuer")
