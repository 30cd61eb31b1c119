"""Which sessions are open, and how does one begin or end? Each begins with a token of its own."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.services.accounts.door.doorkeeper import Durations
from api.services.accounts.secrets.secret_tokens import hash_of_token, new_public_id, new_token
from models.errors import NotFound
from models.tables import SignedSession


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session just opened. The token is given once, to the browser."""

    token: str = field(repr=False)
    session_id: str
    adviser_id: str
    must_change_password: bool


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session as its owner sees it."""

    session_id: str
    created_at: datetime
    seen_at: datetime


def open_session(
    session: Session, adviser_id: str, durations: Durations, now: datetime
) -> tuple[str, str]:
    """A new session of somebody whose word was checked: (token for the cookie, public id)."""
    token, session_id = new_token(), new_public_id()
    session.add(
        SignedSession(
            id=session_id,
            token_hash=hash_of_token(token),
            adviser_id=adviser_id,
            created_at=now,
            seen_at=now,
            idle_until=now + durations.idle,
            expires_at=now + durations.longest,
        )
    )
    session.flush()
    return token, session_id


def open_sessions_of(session: Session, adviser_id: str, now: datetime) -> list[OpenSession]:
    """Sessions of somebody that are not over, the latest seen first."""
    rows = session.scalars(
        select(SignedSession)
        .where(
            SignedSession.adviser_id == adviser_id,
            SignedSession.idle_until > now,
            SignedSession.expires_at > now,
        )
        .order_by(SignedSession.seen_at.desc(), SignedSession.id)
    )
    return [OpenSession(row.id, row.created_at, row.seen_at) for row in rows]


def end_session(session: Session, adviser_id: str, session_id: str) -> None:
    """End one session of one's own; raises NotFound for anybody else's."""
    row = session.get(SignedSession, session_id)
    if row is None or row.adviser_id != adviser_id:
        raise NotFound("Session", session_id)
    session.delete(row)


def end_session_of_cookie(session: Session, token: str) -> None:
    """End the session of a cookie, if there is one."""
    session.execute(delete(SignedSession).where(SignedSession.token_hash == hash_of_token(token)))


def end_all_sessions(session: Session, adviser_id: str) -> None:
    """End every session of somebody."""
    session.execute(delete(SignedSession).where(SignedSession.adviser_id == adviser_id))
