"""How many wrong passwords in a row for this login, and must it wait? Known or not, it counts."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import case, delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.accounts.doorkeeper import Durations
from api.services.accounts.refusals import TooManyAttempts
from models.store.sealing import Sealer
from models.tables import SignInFailure

_PURPOSE: Final = b"passerelle sign-in failures"


def login_hash(sealer: Sealer, login: str) -> str:
    """Keyed hash of what was typed as a login: people type their password there by mistake."""
    key = sealer.derived_keys(_PURPOSE)[0]
    return hmac.new(key, login.encode(), hashlib.sha256).hexdigest()


def time_to_wait(session: Session, login: str, now: datetime) -> timedelta | None:
    """How long this login (its hash) stays locked; None when it is not."""
    row = session.get(SignInFailure, login, populate_existing=True)
    if row is None or row.locked_until is None or row.locked_until <= now:
        return None
    return row.locked_until - now


def refuse_while_locked(session: Session, login: str, now: datetime) -> None:
    """Raise TooManyAttempts, with the time to wait, for a login that is locked."""
    waiting = time_to_wait(session, login, now)
    if waiting is not None:
        raise TooManyAttempts("pour cet identifiant", waiting)


def count_failure(session: Session, login: str, durations: Durations, now: datetime) -> None:
    """One more failure; the last one allowed locks the login. Old ones are forgotten."""
    failed = _counted(session, login, durations, now)
    if failed is None:
        failed = _first(session, login, durations, now)
    if failed >= durations.failures:
        session.execute(
            update(SignInFailure)
            .where(SignInFailure.login_hash == login)
            .values(failed=0, locked_until=now + durations.lock)
        )


def forget_failures(session: Session, login: str) -> bool:
    """Start again from none, whether locked or not; says whether there were any."""
    gone = delete(SignInFailure).where(SignInFailure.login_hash == login)
    return session.execute(gone.returning(SignInFailure.login_hash)).first() is not None


def _counted(session: Session, login: str, durations: Durations, now: datetime) -> int | None:
    # One statement: two failures at once are two, on both databases.
    recent = SignInFailure.failed_at > now - durations.lock
    return session.execute(
        update(SignInFailure)
        .where(SignInFailure.login_hash == login)
        .values(failed=case((recent, SignInFailure.failed + 1), else_=1), failed_at=now)
        .returning(SignInFailure.failed),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()


def _first(session: Session, login: str, durations: Durations, now: datetime) -> int:
    try:
        with session.begin_nested():
            session.add(SignInFailure(login_hash=login, failed=1, failed_at=now))
    except IntegrityError:
        # Another browser was first a moment ago.
        return _counted(session, login, durations, now) or 1
    return 1
