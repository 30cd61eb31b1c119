"""Who has an account? Added, listed, given a new password, closed, unlocked: by the console."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, true
from sqlalchemy.orm import Session, joinedload

from api.services.accounts.door.failures import forget_failures, login_hash, time_to_wait
from api.services.accounts.noted.account_log import Hand, note_account
from api.services.accounts.secrets.passwords import Passwords
from api.services.accounts.secrets.readable_passwords import one_time_password
from api.services.accounts.sessions.access_tokens import revoke_all_tokens
from api.services.accounts.sessions.open_sessions import end_all_sessions
from api.services.accounts.sessions.sign_in import normalised_login
from api.services.structures import structure_named
from api.services.viewer import CONSOLE
from models.codes import refuse_personal_number
from models.enums import AccountAct, Role
from models.errors import InvalidCode, NotFound, PasserelleError
from models.store.sealing import Sealer
from models.tables import Account, Adviser

LONGEST_LOGIN: Final = 254
LONGEST_NAME: Final = 120
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class LoginTaken(PasserelleError, ValueError):
    """Another account signs in with this address."""

    def __init__(self) -> None:
        super().__init__(
            "Cet identifiant a déjà un compte : passerelle account reset lui donne un nouveau "
            "mot de passe."
        )


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Who is to sign in: their e-mail address, name, role and structure."""

    login: str
    display_name: str
    role: Role
    structure_id: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of the list."""

    login: str
    adviser_id: str
    display_name: str
    role: Role
    structure: str
    must_change_password: bool
    is_locked: bool
    is_disabled: bool
    has_provider: bool


def add_account(
    session: Session, passwords: Passwords, new: NewAccount, now: datetime, by: str = CONSOLE.id
) -> str:
    """Give somebody an account; gives the password to change at their first sign-in.

    Raises InvalidCode, PersonalNumberRefused, LoginTaken, NotFound for an unknown structure.
    """
    login = _checked_login(new.login)
    name = " ".join(new.display_name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidCode("nom", f"1 à {LONGEST_NAME} caractères", f"{len(name)} caractères")
    refuse_personal_number(name, "nom")
    structure = structure_named(session, new.structure_id)
    if session.scalars(select(Account).where(Account.login == login)).first() is not None:
        raise LoginTaken
    adviser = Adviser(
        id=f"adv-{secrets.token_hex(6)}",
        structure_id=structure.id,
        display_name=name,
        role=new.role,
    )
    session.add(adviser)
    session.flush()
    password = one_time_password()
    session.add(
        Account(
            adviser_id=adviser.id,
            login=login,
            password_hash=passwords.hash(password),
            must_change_password=True,
            created_at=now,
        )
    )
    note_account(session, adviser.id, AccountAct.CREATED, Hand(by, now), new.role)
    session.flush()
    return password


def accounts(
    session: Session, sealer: Sealer, now: datetime, structure_id: str | None = None
) -> list[AccountLine]:
    """Every account, or those of one structure, by structure, then login."""
    of_structure = true() if structure_id is None else Adviser.structure_id == structure_id
    rows = session.scalars(
        select(Account)
        .join(Account.adviser)
        .where(of_structure)
        .options(joinedload(Account.adviser).joinedload(Adviser.structure))
        .order_by(Adviser.structure_id, Account.login)
    )
    return [
        AccountLine(
            login=row.login,
            adviser_id=row.adviser_id,
            display_name=row.adviser.display_name,
            role=row.adviser.role,
            structure=row.adviser.structure.name,
            must_change_password=row.must_change_password,
            is_locked=time_to_wait(session, login_hash(sealer, row.login), now) is not None,
            is_disabled=row.disabled_at is not None,
            has_provider=row.provider_subject is not None,
        )
        for row in rows
    ]


def reset_password(
    session: Session, passwords: Passwords, login: str, now: datetime, by: str = CONSOLE.id
) -> str:
    """A new password to change, a closed account open again; sessions and tokens end."""
    account = account_of(session, login)
    password = one_time_password()
    account.password_hash = passwords.hash(password)
    account.must_change_password = True
    account.disabled_at = None
    _shut_out(session, account, now)
    note_account(session, account.adviser_id, AccountAct.PASSWORD_GIVEN, Hand(by, now))
    return password


def disable_account(session: Session, login: str, now: datetime, by: str = CONSOLE.id) -> None:
    """Nobody signs in with it any more; sessions and tokens end. What they did stays theirs."""
    account = account_of(session, login)
    account.disabled_at = account.disabled_at or now
    _shut_out(session, account, now)
    note_account(session, account.adviser_id, AccountAct.CLOSED, Hand(by, now))


def unlock_account(
    session: Session, sealer: Sealer, login: str, now: datetime, by: str = CONSOLE.id
) -> bool:
    """Forget failed sign-ins; says whether there were any."""
    account = account_of(session, login)
    had_failures = forget_failures(session, login_hash(sealer, account.login))
    if had_failures:
        note_account(session, account.adviser_id, AccountAct.UNLOCKED, Hand(by, now))
    return had_failures


def unbind_provider(session: Session, login: str, now: datetime, by: str = CONSOLE.id) -> bool:
    """Forget who somebody is at the identity provider; says whether they were bound.

    The next identity that comes with their address is bound in its place.
    """
    account = account_of(session, login)
    was_bound = account.provider_subject is not None
    account.provider_issuer = account.provider_subject = None
    end_all_sessions(session, account.adviser_id)
    if was_bound:
        note_account(session, account.adviser_id, AccountAct.UNBOUND, Hand(by, now))
    return was_bound


def account_of(session: Session, login: str) -> Account:
    """The account of a login; raises NotFound."""
    wanted = normalised_login(login)
    found = session.scalars(select(Account).where(Account.login == wanted)).one_or_none()
    if found is None:
        raise NotFound("Compte", wanted)
    return found


def _shut_out(session: Session, account: Account, now: datetime) -> None:
    end_all_sessions(session, account.adviser_id)
    revoke_all_tokens(session, account.adviser_id, now)


def _checked_login(text: str) -> str:
    login = normalised_login(text)
    if len(login) > LONGEST_LOGIN or not _EMAIL.fullmatch(login):
        raise InvalidCode(
            "identifiant", "une adresse électronique (nom@structure.fr)", "autre chose"
        )
    return login
