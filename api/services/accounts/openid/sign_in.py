"""Whose account is it? The one bound to this identity, or the one invited at its e-mail address.

Nobody gets an account by coming: an administrator made it, at the address the provider vouches
for. The first sign-in binds the identity; from then on the address may change there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.accounts.door.doorkeeper import Doorkeeper
from api.services.accounts.door.failures import login_hash, time_to_wait
from api.services.accounts.door.provider import Provider
from api.services.accounts.door.provider_refusals import ProviderRefused
from api.services.accounts.noted.account_log import Hand, note_account
from api.services.accounts.noted.sign_in_log import note_sign_in
from api.services.accounts.openid.proof import Answer, Proven, prove
from api.services.accounts.openid.sent_away import Awaited, seal_of, take_back
from api.services.accounts.sessions.open_sessions import (
    NewSession,
    end_session_of_cookie,
    open_session,
)
from api.services.accounts.sessions.sign_in import normalised_login
from api.services.open_store import Store
from models.enums import AccountAct, SignInEnd, SignInWay
from models.tables import Account, SignedSession


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody back from the provider: its answer, their browser's visit and address.

    `declined`: the provider says it did not confirm who they are. `earlier_token`: the cookie of an
    earlier session, if any.
    """

    answer: Answer
    visit: str = field(repr=False)
    address: str
    declined: bool = False
    earlier_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class FrontDoor:
    """What letting somebody in needs; `provider` is the one that vouches for them."""

    store: Store
    keeper: Doorkeeper
    provider: Provider


def arrive(door: FrontDoor, state: str, arrival: Arrival, now: datetime) -> Awaited:
    """What this browser was sent away with; raises ProviderRefused, TooManyAttempts."""
    with _counted(door, arrival, now):
        return take_back(door.store, door.provider.name, state, arrival.visit, now)


def sign_in_proven(
    door: FrontDoor, awaited: Awaited, arrival: Arrival, now: datetime
) -> NewSession:
    """Open a session for whom the provider vouches; raises ProviderRefused, TooManyAttempts."""
    with _counted(door, arrival, now):
        if arrival.declined:
            raise ProviderRefused(SignInEnd.DECLINED, door.provider.name)
        proven = prove(door.provider, awaited, arrival.answer, now)
        return _let_in(door, proven, arrival, now)


@contextmanager
def _counted(door: FrontDoor, arrival: Arrival, now: datetime) -> Iterator[None]:
    """A refusal is noted, and counts against the address it came from."""
    addresses = door.keeper.addresses
    addresses.check(arrival.address)
    try:
        yield
    except ProviderRefused as refused:
        with door.store.sessions.begin() as session:
            note_sign_in(session, SignInWay.PROVIDER, refused.end, refused.adviser_id, now)
        if refused.end is not SignInEnd.PROVIDER_DOWN:
            addresses.count_failure(arrival.address)
        raise


def _let_in(door: FrontDoor, proven: Proven, arrival: Arrival, now: datetime) -> NewSession:
    keeper, sealer = door.keeper, door.store.sealer
    with door.store.sessions.begin() as session:
        account = _account_of(session, proven, door.provider.name)
        _refuse_shut(session, account, door, now)
        if _bind(account, proven):
            by = Hand(account.adviser_id, now)
            note_account(session, account.adviser_id, AccountAct.BOUND, by)
        token, session_id = open_session(session, account.adviser_id, keeper.durations, now)
        sealed = seal_of(sealer).encrypt(proven.token.encode())
        session.get_one(SignedSession, session_id).provider_token = sealed
        end_session_of_cookie(session, arrival.earlier_token or "")
        note_sign_in(session, SignInWay.PROVIDER, SignInEnd.OPENED, account.adviser_id, now)
        return NewSession(token, session_id, account.adviser_id, must_change_password=False)


def _refuse_shut(session: Session, account: Account, door: FrontDoor, now: datetime) -> None:
    if account.disabled_at is not None:
        raise ProviderRefused(SignInEnd.CLOSED, door.provider.name, account.adviser_id)
    wait = time_to_wait(session, login_hash(door.store.sealer, account.login), now)
    if wait is not None:
        minutes = ceil(wait / timedelta(minutes=1))
        raise ProviderRefused(SignInEnd.LOCKED, door.provider.name, account.adviser_id, minutes)


def _account_of(session: Session, proven: Proven, name: str) -> Account:
    bound = (Account.provider_issuer == proven.issuer) & (
        Account.provider_subject == proven.subject
    )
    known = session.scalars(select(Account).where(bound)).one_or_none()
    if known is not None:
        return known
    if proven.email is None:
        raise ProviderRefused(SignInEnd.NO_PROVEN_EMAIL, name)
    invited = Account.login == normalised_login(proven.email)
    found = session.scalars(select(Account).where(invited).with_for_update()).one_or_none()
    if found is None:
        raise ProviderRefused(SignInEnd.NO_ACCOUNT, name)
    # Bound to another provider's, from before the settings changed: that one vouches no more.
    if found.provider_issuer == proven.issuer:
        raise ProviderRefused(SignInEnd.OTHER_IDENTITY, name, found.adviser_id)
    return found


def _bind(account: Account, proven: Proven) -> bool:
    """Bind the identity to the account; says whether it was not bound already."""
    if account.provider_subject == proven.subject and account.provider_issuer == proven.issuer:
        return False
    account.provider_issuer, account.provider_subject = proven.issuer, proven.subject
    if account.must_change_password:
        # The one that somebody else made and told: it opens nothing any more.
        account.password_hash, account.must_change_password = "", False
    return True
