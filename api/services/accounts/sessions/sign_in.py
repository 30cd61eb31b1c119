"""May they come in? Login and password against what is kept, failures counted, a session opened."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.accounts.door.doorkeeper import Doorkeeper
from api.services.accounts.door.failures import (
    count_failure,
    forget_failures,
    hold_failures,
    login_hash,
    refuse_while_locked,
)
from api.services.accounts.door.refusals import SignInRefused
from api.services.accounts.noted.sign_in_log import note_sign_in
from api.services.accounts.sessions.open_sessions import (
    NewSession,
    end_session_of_cookie,
    open_session,
)
from api.services.open_store import Store
from models.enums import SignInEnd, SignInWay
from models.tables import Account


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was typed, where it came from, and the cookie of an earlier session, if any."""

    login: str
    password: str = field(repr=False)
    address: str
    earlier_token: str | None = field(default=None, repr=False)


def sign_in(store: Store, keeper: Doorkeeper, attempt: Attempt, now: datetime) -> NewSession:
    """Open a session for the right password; raises SignInRefused or TooManyAttempts.

    An unknown login, a closed account and a wrong password take as long and say the same; all
    three are counted and noted. The session's token is new, whatever cookie the browser came with.
    """
    keeper.addresses.check(attempt.address)
    login = normalised_login(attempt.login)
    hashed = login_hash(store.sealer, login)
    with store.reading() as session:
        refuse_while_locked(session, hashed, now)
        kept = _kept_hash(session, login)
    # Outside any transaction: a verification lasts, and SQLite's other writers would wait.
    is_right = keeper.passwords.verify(kept, attempt.password)
    renewed = _renewed(keeper, kept, attempt.password) if is_right else None
    with store.sessions.begin() as session:
        # Again, in line: others may have failed for the same login meanwhile.
        held = hold_failures(session, hashed, now)
        opened = _let_in(session, keeper, (login, kept, renewed), now) if is_right else None
        if opened is None:
            count_failure(held, keeper.durations, now)
            _note(session, SignInEnd.WRONG_PASSWORD, _holder(session, login), now)
        else:
            forget_failures(session, hashed)
            end_session_of_cookie(session, attempt.earlier_token or "")
            _note(session, SignInEnd.OPENED, opened.adviser_id, now)
    if opened is None:
        keeper.addresses.count_failure(attempt.address)
        raise SignInRefused
    return opened


def normalised_login(login: str) -> str:
    """An e-mail address as it is kept: without blanks around it, in lower case."""
    return login.strip().lower()


def _note(session: Session, end: SignInEnd, adviser_id: str | None, now: datetime) -> None:
    note_sign_in(session, SignInWay.PASSWORD, end, adviser_id, now)


def _holder(session: Session, login: str) -> str | None:
    return session.scalars(select(Account.adviser_id).where(Account.login == login)).one_or_none()


def _kept_hash(session: Session, login: str) -> str | None:
    open_account = (Account.login == login) & Account.disabled_at.is_(None)
    return session.scalars(select(Account.password_hash).where(open_account)).one_or_none()


def _renewed(keeper: Doorkeeper, kept: str | None, password: str) -> str | None:
    if kept is None or not keeper.passwords.is_outdated(kept):
        return None
    return keeper.passwords.hash(password)


def _let_in(
    session: Session,
    keeper: Doorkeeper,
    known: tuple[str, str | None, str | None],
    now: datetime,
) -> NewSession | None:
    login, kept, renewed = known
    account = session.scalars(
        select(Account).where(Account.login == login, Account.disabled_at.is_(None))
    ).one_or_none()
    # Disabled or given another password since the word was checked, a moment ago.
    if account is None or account.password_hash != kept:
        return None
    account.password_hash = renewed or account.password_hash
    token, session_id = open_session(session, account.adviser_id, keeper.durations, now)
    return NewSession(token, session_id, account.adviser_id, account.must_change_password)
