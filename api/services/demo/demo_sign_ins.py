"""How is the demo signed in to? One password for all, made from the store's own key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from api.services.accounts.noted.account_log import Hand, note_account
from api.services.accounts.secrets.passwords import Passwords
from api.services.accounts.secrets.readable_passwords import demo_password
from api.services.viewer import CONSOLE
from data.demo import persona_ids
from models.enums import AccountAct, RecordSource, Role
from models.store.sealing import Sealer
from models.tables import Account, Adviser, Structure, YoungPerson

# RFC 2606 keeps this ending for examples: no mail can ever reach anybody.
_MAIL: Final = "demo.example"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account to try."""

    login: str
    role: Role
    structure: str


def demo_login(adviser_id: str) -> str:
    """The login of one of the demo's professionals."""
    return f"{adviser_id}@{_MAIL}"


def give_demo_sign_ins(
    session: Session, sealer: Sealer, passwords: Passwords, now: datetime
) -> str:
    """Let every professional of the demo sign in; gives the password, true again if changed."""
    password = demo_password(sealer)
    # One hash for all: they share a password that is printed on every screen.
    hashed = passwords.hash(password)
    known = {row.adviser_id: row for row in session.scalars(select(Account))}
    of_demo = select(Adviser).join(Adviser.structure).where(Structure.source == RecordSource.DEMO)
    for adviser in session.scalars(of_demo).all():
        account = known.get(adviser.id)
        if account is None:
            account = Account(adviser_id=adviser.id, login=demo_login(adviser.id), created_at=now)
            session.add(account)
            by = Hand(CONSOLE.id, now)
            note_account(session, adviser.id, AccountAct.CREATED, by, adviser.role)
        account.password_hash = hashed
        account.must_change_password = False
        account.disabled_at = None
    session.flush()
    return password


def demo_accounts(session: Session) -> list[DemoAccount]:
    """Accounts to try: the first persona's structure and another's, and each further role."""
    first = session.get_one(YoungPerson, next(iter(persona_ids())))
    rows = session.scalars(
        select(Account)
        .join(Account.adviser)
        .options(joinedload(Account.adviser).joinedload(Adviser.structure))
        .order_by(Account.login)
    ).all()
    shown: list[Account] = [row for row in rows if row.adviser.structure_id == first.structure_id]
    seen = {Role.EMPLOYER_OFFICER}
    for row in rows:
        if row not in shown and row.adviser.role not in seen:
            shown.append(row)
            seen.add(row.adviser.role)
    return [DemoAccount(row.login, row.adviser.role, row.adviser.structure.name) for row in shown]
