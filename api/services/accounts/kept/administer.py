"""What does an administrator do with the accounts of their own structure?

The console keeps every account; a page keeps those of one structure, and never one's own: whoever
shuts themselves out could not undo it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.accounts.kept.keep_accounts import (
    AccountLine,
    NewAccount,
    accounts,
    add_account,
    disable_account,
    reset_password,
    unbind_provider,
    unlock_account,
)
from api.services.accounts.noted.account_log import Hand, note_account
from api.services.accounts.secrets.passwords import Passwords
from api.services.accounts.sessions.open_sessions import end_all_sessions
from api.services.viewer import Permission, Viewer
from models.enums import AccountAct, NetworkKind, Role
from models.errors import NotFound, PasserelleError
from models.store.sealing import Sealer
from models.tables import Account, Adviser, Network, Structure


class OwnAccount(PasserelleError, ValueError):
    """An administrator's own account is kept by another one, or by the console."""

    def __init__(self) -> None:
        super().__init__(
            "C'est votre propre compte : un autre administrateur le change, ou la commande "
            "passerelle account."
        )


@dataclass(frozen=True, slots=True)
class StructureLine:
    """One structure, with its network's kind and how many accounts it has."""

    id: str
    name: str
    network: NetworkKind
    accounts: int


def own_accounts(
    session: Session, sealer: Sealer, viewer: Viewer, now: datetime
) -> list[AccountLine]:
    """Accounts of the viewer's structure; of all for the console. Raises RightMissing."""
    viewer.must(Permission.MANAGE_ACCOUNTS)
    return accounts(session, sealer, now, viewer.structure_id)


def structures(session: Session, viewer: Viewer) -> list[StructureLine]:
    """Every structure, by name. Raises RightMissing."""
    viewer.must(Permission.MANAGE_ACCOUNTS)
    rows = session.execute(
        select(Structure.id, Structure.name, Network.kind, func.count(Account.adviser_id))
        .join(Network, Network.id == Structure.network_id)
        .outerjoin(Adviser, Adviser.structure_id == Structure.id)
        .outerjoin(Account, Account.adviser_id == Adviser.id)
        .group_by(Structure.id, Structure.name, Network.kind)
        .order_by(Structure.name)
    )
    return [StructureLine(*row) for row in rows]


@dataclass(frozen=True)
class AccountDesk:
    """What one administrator changes at one moment; each act raises RightMissing without right."""

    session: Session
    passwords: Passwords
    viewer: Viewer
    now: datetime

    def add(self, login: str, display_name: str, role: Role) -> str:
        """A new account in the structure; gives the password to change. Raises as `add_account`."""
        self.viewer.must(Permission.MANAGE_ACCOUNTS)
        new = NewAccount(login, display_name, role, self.viewer.structure_id or "")
        return add_account(self.session, self.passwords, new, self.now, self.viewer.id)

    def reset(self, adviser_id: str, sealer: Sealer) -> str:
        """A new password to change, a closed or locked account open again."""
        login = self._other(adviser_id).login
        password = reset_password(self.session, self.passwords, login, self.now, self.viewer.id)
        unlock_account(self.session, sealer, login, self.now, self.viewer.id)
        return password

    def disable(self, adviser_id: str) -> None:
        """Nobody signs in with it any more."""
        disable_account(self.session, self._other(adviser_id).login, self.now, self.viewer.id)

    def unbind(self, adviser_id: str) -> None:
        """The identity bound to it is bound no more; the next that comes with its address is."""
        unbind_provider(self.session, self._other(adviser_id).login, self.now, self.viewer.id)

    def give_role(self, adviser_id: str, role: Role) -> None:
        """Another role; who has it signs in again, with its rights only."""
        account = self._other(adviser_id)
        account.adviser.role = role
        end_all_sessions(self.session, adviser_id)
        by = Hand(self.viewer.id, self.now)
        note_account(self.session, adviser_id, AccountAct.ROLE_GIVEN, by, role)

    def _other(self, adviser_id: str) -> Account:
        """The account, of this structure and not one's own. Raises NotFound, OwnAccount."""
        self.viewer.must(Permission.MANAGE_ACCOUNTS)
        if adviser_id == self.viewer.id:
            raise OwnAccount
        account = self.session.get(Account, adviser_id)
        if account is None or not self.viewer.follows(account.adviser.structure_id):
            raise NotFound("Compte", adviser_id)
        return account
