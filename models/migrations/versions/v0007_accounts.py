"""Who may sign in, who is signed in, and what programs may use."""

import sqlalchemy as sa
from alembic import op

from models.migrations.first_columns import MOMENT, TEXT, key, optional, refers, required

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create account, sign_in_failure, signed_session, access_token."""
    _create_account()
    _create_sign_in_failure()
    _create_signed_session()
    _create_access_token()


def downgrade() -> None:
    """Drop them, the dependent ones first."""
    op.drop_table("access_token")
    op.drop_table("signed_session")
    op.drop_table("sign_in_failure")
    op.drop_table("account")


def _create_account() -> None:
    op.create_table(
        "account",
        required("adviser_id", TEXT(40)),
        required("login", TEXT(254)),
        required("password_hash", TEXT(200)),
        required("must_change_password", sa.Boolean()),
        required("created_at", MOMENT),
        optional("disabled_at", MOMENT),
        key("account", "adviser_id"),
        refers("account", "adviser_id", "adviser", ondelete="CASCADE"),
    )
    op.create_index("uq_account_login", "account", ["login"], unique=True)


def _create_sign_in_failure() -> None:
    op.create_table(
        "sign_in_failure",
        required("login_hash", TEXT(64)),
        required("failed", sa.Integer()),
        required("failed_at", MOMENT),
        optional("locked_until", MOMENT),
        key("sign_in_failure", "login_hash"),
    )


def _create_signed_session() -> None:
    op.create_table(
        "signed_session",
        required("id", TEXT(40)),
        required("token_hash", TEXT(64)),
        required("adviser_id", TEXT(40)),
        required("created_at", MOMENT),
        required("seen_at", MOMENT),
        required("idle_until", MOMENT),
        required("expires_at", MOMENT),
        key("signed_session", "id"),
        _of_account("signed_session"),
    )
    op.create_index("uq_signed_session_token_hash", "signed_session", ["token_hash"], unique=True)
    op.create_index("ix_signed_session_adviser_id", "signed_session", ["adviser_id"])


def _create_access_token() -> None:
    op.create_table(
        "access_token",
        required("id", TEXT(40)),
        required("token_hash", TEXT(64)),
        required("adviser_id", TEXT(40)),
        required("name", TEXT(80)),
        required("scopes", TEXT(200)),
        required("created_at", MOMENT),
        required("expires_at", MOMENT),
        optional("used_at", MOMENT),
        optional("revoked_at", MOMENT),
        key("access_token", "id"),
        _of_account("access_token"),
    )
    op.create_index("uq_access_token_token_hash", "access_token", ["token_hash"], unique=True)
    op.create_index("ix_access_token_adviser_id", "access_token", ["adviser_id"])


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    """An account's key is its adviser's id, which the frozen helper does not know."""
    name = op.f(f"fk_{table}_adviser_id_account")
    return sa.ForeignKeyConstraint(["adviser_id"], ["account.adviser_id"], name, ondelete="CASCADE")
