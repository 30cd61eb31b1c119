"""Who may sign in, from where they are signed in now, and what their programs may use.

No password, session or token lies here in clear: only hashes that cannot be turned back, and what
an identity provider gave, sealed.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.tables.base import Base
from models.tables.networks import Adviser


class Account(Base):
    """How one professional signs in. `login` is an e-mail address in lower case.

    `provider_subject` is who they are at the identity provider `provider_issuer`, noted the first
    time they come from there; `password_hash` is empty for whoever never chose a password.
    """

    __tablename__ = "account"
    __table_args__ = (
        Index("uq_account_login", "login", unique=True),
        Index(
            "uq_account_provider_issuer_provider_subject",
            "provider_issuer",
            "provider_subject",
            unique=True,
        ),
    )

    adviser_id: Mapped[str] = mapped_column(
        ForeignKey("adviser.id", ondelete="CASCADE"), primary_key=True
    )
    login: Mapped[str] = mapped_column(String(254))
    password_hash: Mapped[str] = mapped_column(String(200))
    # A password that somebody else made is good for choosing one's own, and for nothing else.
    must_change_password: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None] = mapped_column(default=None)
    provider_issuer: Mapped[str | None] = mapped_column(String(255), default=None)
    provider_subject: Mapped[str | None] = mapped_column(String(255), default=None)
    adviser: Mapped[Adviser] = relationship()


class SignInFailure(Base):
    """Wrong passwords in a row for one login, whether or not it exists: both answer alike.

    The login is kept as a keyed hash: people type their password there by mistake.
    """

    __tablename__ = "sign_in_failure"

    login_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    failed: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime]
    locked_until: Mapped[datetime | None] = mapped_column(default=None)


class SignedSession(Base):
    """One browser signed in. `id` may be shown; the token is the browser's cookie.

    `provider_token`: the identity provider's proof, sealed, to sign out there too; None after a
    password.
    """

    __tablename__ = "signed_session"
    __table_args__ = (
        Index("uq_signed_session_token_hash", "token_hash", unique=True),
        Index("ix_signed_session_adviser_id", "adviser_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    adviser_id: Mapped[str] = mapped_column(ForeignKey("account.adviser_id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    # Over at the first of the two: moved on by every visit; never moved.
    idle_until: Mapped[datetime]
    expires_at: Mapped[datetime]
    provider_token: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    account: Mapped[Account] = relationship()


class AccessToken(Base):
    """A personal access token for the JSON API. `scopes` are permissions, comma-joined."""

    __tablename__ = "access_token"
    __table_args__ = (
        Index("uq_access_token_token_hash", "token_hash", unique=True),
        Index("ix_access_token_adviser_id", "adviser_id"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64))
    adviser_id: Mapped[str] = mapped_column(ForeignKey("account.adviser_id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(80))
    scopes: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    account: Mapped[Account] = relationship()
