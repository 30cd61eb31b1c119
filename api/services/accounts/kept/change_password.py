"""How does somebody change their own password? Every session ends, and a new one begins."""

from dataclasses import dataclass, field
from datetime import datetime

from api.services.accounts.door.doorkeeper import Doorkeeper
from api.services.accounts.door.failures import (
    count_failure,
    forget_failures,
    hold_failures,
    login_hash,
    refuse_while_locked,
)
from api.services.accounts.noted.account_log import Hand, note_account
from api.services.accounts.secrets.passwords import WeakPassword, check_new_password
from api.services.accounts.sessions.open_sessions import NewSession, end_all_sessions, open_session
from api.services.open_store import Store
from models.enums import AccountAct
from models.errors import PasserelleError
from models.tables import Account


class WrongPassword(PasserelleError, PermissionError):
    """The present password is not the one given."""

    def __init__(self) -> None:
        super().__init__("Ce n'est pas votre mot de passe actuel.")


@dataclass(frozen=True, slots=True)
class NewPassword:
    """What was typed: the present password, and the new one twice."""

    present: str = field(repr=False)
    chosen: str = field(repr=False)
    repeated: str = field(repr=False)


def change_password(
    store: Store, keeper: Doorkeeper, adviser_id: str, typed: NewPassword, now: datetime
) -> NewSession:
    """Keep a new password and open the one session left.

    Whoever knew the old one is signed out. Tokens stay: they have their own life and page.
    Raises WrongPassword, WeakPassword, and TooManyAttempts: a session left open is no way to
    guess at leisure.
    """
    login = _check_present(store, keeper, (adviser_id, typed.present), now)
    _check_chosen(typed, login)
    hashed = keeper.passwords.hash(typed.chosen)
    with store.sessions.begin() as session:
        account = session.get_one(Account, adviser_id)
        account.password_hash = hashed
        account.must_change_password = False
        forget_failures(session, login_hash(store.sealer, login))
        end_all_sessions(session, adviser_id)
        note_account(session, adviser_id, AccountAct.PASSWORD_CHOSEN, Hand(adviser_id, now))
        token, session_id = open_session(session, adviser_id, keeper.durations, now)
    return NewSession(token, session_id, adviser_id, must_change_password=False)


def _check_present(store: Store, keeper: Doorkeeper, given: tuple[str, str], now: datetime) -> str:
    """The account's login, once its password is known to be the one given."""
    adviser_id, present = given
    with store.reading() as session:
        account = session.get_one(Account, adviser_id)
        kept, login = account.password_hash, account.login
        hashed = login_hash(store.sealer, login)
        refuse_while_locked(session, hashed, now)
    if keeper.passwords.verify(kept, present):
        return login
    with store.sessions.begin() as session:
        count_failure(hold_failures(session, hashed, now), keeper.durations, now)
    raise WrongPassword


def _check_chosen(typed: NewPassword, login: str) -> None:
    check_new_password(typed.chosen, login)
    if typed.chosen != typed.repeated:
        raise WeakPassword("Les deux saisies du nouveau mot de passe diffèrent : recommencez.")
    if typed.chosen == typed.present:
        raise WeakPassword("Choisissez un mot de passe différent de l'actuel.")
