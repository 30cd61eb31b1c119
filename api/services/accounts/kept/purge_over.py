"""Which sessions, tokens and failed sign-ins are over? They open nothing: nothing of them stays."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from api.services.accounts.openid.sent_away import PATIENCE
from models.tables import (
    AccessToken,
    AccountEvent,
    Base,
    ProviderVisit,
    SignedSession,
    SignInEvent,
    SignInFailure,
)

# The longest a login can be locked (api/sign_in_settings.py).
_LONGEST_LOCK: Final = timedelta(days=1)


def purge_sign_ins(session: Session, before: datetime, dry_run: bool = False) -> int:
    """Delete what was noted of sign-ins and accounts before then, or only count it; how many."""
    signed_in = _gone(session, SignInEvent, SignInEvent.at < before, dry_run)
    return signed_in + _gone(session, AccountEvent, AccountEvent.at < before, dry_run)


def purge_over(session: Session, now: datetime, dry_run: bool = False) -> int:
    """Delete what was over at that moment, or only count it; gives how many."""
    over: tuple[tuple[type[Base], ColumnElement[bool]], ...] = (
        (SignedSession, or_(SignedSession.idle_until <= now, SignedSession.expires_at <= now)),
        (AccessToken, or_(AccessToken.expires_at <= now, AccessToken.revoked_at <= now)),
        (SignInFailure, SignInFailure.failed_at <= now - _LONGEST_LOCK),
        (ProviderVisit, ProviderVisit.sent_at <= now - PATIENCE),
    )
    return sum(_gone(session, table, condition, dry_run) for table, condition in over)


def _gone(
    session: Session, table: type[Base], condition: ColumnElement[bool], dry_run: bool
) -> int:
    counted = select(func.count()).select_from(table).where(condition)
    number = session.scalar(counted) or 0
    if not dry_run:
        options: dict[str, Any] = {"synchronize_session": False}
        session.execute(delete(table).where(condition), execution_options=options)
    return number
