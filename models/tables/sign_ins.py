"""Who is awaited back from the identity provider, who came in, and what was done to accounts?"""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.enums import AccountAct, Role, SignInEnd, SignInWay
from models.tables.base import Base, text_enum


class ProviderVisit(Base):
    """One browser sent to the identity provider. It comes back with a state, once.

    `visit_hash` is of the browser's own cookie; `sealed` holds the nonce, the verifier, and what
    the page held: where they were going, and what they had typed.
    """

    __tablename__ = "provider_visit"

    state_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    visit_hash: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    sent_at: Mapped[datetime]


class SignInEvent(Base):
    """One try to come in. `adviser_id` is None when no account was found: no login is kept.

    Without a foreign key, like the log of views: it outlives the account.
    """

    __tablename__ = "sign_in_event"
    __table_args__ = (Index("ix_sign_in_event_structure_id_at", "structure_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    way: Mapped[SignInWay] = mapped_column(text_enum(SignInWay, "way"))
    end: Mapped[SignInEnd] = mapped_column(text_enum(SignInEnd, "end"))
    adviser_id: Mapped[str | None] = mapped_column(String(40), default=None)
    structure_id: Mapped[str | None] = mapped_column(String(40), default=None)


class AccountEvent(Base):
    """One change of an account: whose, what, by whom (an adviser's id, or the console), when.

    `role`: the one the account has from then on, where it was made or given another. Ids only, and
    without a foreign key: it outlives the account.
    """

    __tablename__ = "account_event"
    __table_args__ = (Index("ix_account_event_structure_id_at", "structure_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    act: Mapped[AccountAct] = mapped_column(text_enum(AccountAct, "act"))
    adviser_id: Mapped[str] = mapped_column(String(40))
    structure_id: Mapped[str] = mapped_column(String(40))
    by_id: Mapped[str] = mapped_column(String(40))
    role: Mapped[Role | None] = mapped_column(text_enum(Role, "role"), default=None)
