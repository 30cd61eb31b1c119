"""How many wrong passwords in a row for this login, and must it wait? Known or not, it counts."""

import hashlib
import hmac
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.services.accounts.door.doorkeeper import Durations
from api.services.accounts.door.refusals import TooManyAttempts
from models.store.sealing import Sealer
from models.tables import SignInFailure

_PURPOSE: Final = b"passerelle sign-in failures"


def login_hash(sealer: Sealer, login: str) -> str:
    """Keyed hash of what was typed as a login: people type their password there by mistake."""
    key = sealer.derived_keys(_PURPOSE)[0]
    return hmac.new(key, login.encode(), hashlib.sha256).hexdigest()


def time_to_wait(session: Session, login: str, now: datetime) -> timedelta | None:
    """How long this login (its hash) stays locked; None when it is not."""
    return _wait_of(session.get(SignInFailure, login), now)


def refuse_while_locked(session: Session, login: str, now: datetime) -> None:
    """Raise TooManyAttempts, with the time to wait, for a login that is locked."""
    _refuse(time_to_wait(session, login, now))


def hold_failures(session: Session, login: str, now: datetime) -> SignInFailure:
    """The login's count, nobody else's until the transaction ends; raises TooManyAttempts.

    Whoever guesses many times at once waits here in line, and finds what the others counted.
    """
    with suppress(IntegrityError), session.begin_nested():
        session.add(SignInFailure(login_hash=login, failed=0, failed_at=now))
    held = session.get_one(SignInFailure, login, with_for_update=True, populate_existing=True)
    _refuse(_wait_of(held, now))
    return held


def count_failure(held: SignInFailure, durations: Durations, now: datetime) -> None:
    """One more failure; the last one allowed locks the login. Old ones are forgotten."""
    recent = held.failed_at > now - durations.lock
    held.failed = held.failed + 1 if recent else 1
    held.failed_at = now
    if held.failed >= durations.failures:
        held.failed, held.locked_until = 0, now + durations.lock


def forget_failures(session: Session, login: str) -> bool:
    """Start again from none, whether locked or not; says whether there were any."""
    row = session.get(SignInFailure, login, with_for_update=True)
    if row is None or (row.failed == 0 and row.locked_until is None):
        return False
    row.failed, row.locked_until = 0, None
    return True


def _wait_of(row: SignInFailure | None, now: datetime) -> timedelta | None:
    if row is None or row.locked_until is None or row.locked_until <= now:
        return None
    return row.locked_until - now


def _refuse(waiting: timedelta | None) -> None:
    if waiting is not None:
        raise TooManyAttempts("pour cet identifiant", waiting)
