"""Who is it, by their session or their access token?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, joinedload

from api.services.accounts.door.doorkeeper import Durations
from api.services.accounts.secrets.secret_tokens import hash_of_token
from api.services.open_store import Store
from api.services.viewer import Permission, Viewer, viewer_of
from models.tables import AccessToken, Account, SignedSession

# A visit is noted once in this time, so that reading a page rarely waits for a write.
_NOTED_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody let in. `session_id` is None for a program's token.

    `has_password` is False for whoever only ever came in by the identity provider.
    """

    viewer: Viewer
    login: str
    session_id: str | None
    must_change_password: bool = False
    has_password: bool = True


def signed_in_by_session(
    store: Store, durations: Durations, token: str, now: datetime
) -> SignedIn | None:
    """Whose session this cookie is, and one more visit of it; None when it is over or unknown."""
    with store.reading() as session:
        row = session.scalars(_live_session(token, now)).one_or_none()
        if row is None or row.account.disabled_at is not None:
            return None
        found = SignedIn(
            viewer=viewer_of_account(row.account),
            login=row.account.login,
            session_id=row.id,
            # Whoever the provider vouches for needs none.
            must_change_password=row.account.must_change_password and row.provider_token is None,
            has_password=row.account.password_hash != "",
        )
        seen_at = row.seen_at
    if now - seen_at >= _NOTED_EVERY:
        _note_visit(store, found.session_id, durations, now)
    return found


def signed_in_by_token(store: Store, token: str, now: datetime) -> SignedIn | None:
    """Whose program this is, with no more rights than the token's; None when it opens nothing."""
    with store.reading() as session:
        row = session.scalars(_live_token(token, now)).one_or_none()
        if row is None or row.account.disabled_at or row.account.must_change_password:
            return None
        viewer = viewer_of_account(row.account)
        scopes = scopes_of(row)
        token_id, used_at, login = row.id, row.used_at, row.account.login
    if used_at is None or now - used_at >= _NOTED_EVERY:
        with store.sessions.begin() as session:
            used = update(AccessToken).where(AccessToken.id == token_id).values(used_at=now)
            session.execute(used)
    return SignedIn(viewer.within(scopes), login, session_id=None)


def viewer_of_account(account: Account) -> Viewer:
    """The professional, with the rights that their role gives today."""
    adviser = account.adviser
    return viewer_of(adviser.id, adviser.role, adviser.structure_id, adviser.display_name)


def scopes_of(token: AccessToken) -> frozenset[Permission]:
    """Permissions a token was given; one that no longer exists gives none."""
    known = {each.value for each in Permission}
    return frozenset(Permission(word) for word in token.scopes.split(",") if word in known)


def session_of_cookie(session: Session, token: str) -> SignedSession | None:
    """The session of a cookie, over or not."""
    wanted = SignedSession.token_hash == hash_of_token(token)
    return session.scalars(select(SignedSession).where(wanted)).one_or_none()


def _live_session(token: str, now: datetime) -> Select[Any]:
    return (
        select(SignedSession)
        .where(
            SignedSession.token_hash == hash_of_token(token),
            SignedSession.idle_until > now,
            SignedSession.expires_at > now,
        )
        .options(joinedload(SignedSession.account).joinedload(Account.adviser))
    )


def _live_token(token: str, now: datetime) -> Select[Any]:
    return (
        select(AccessToken)
        .where(
            AccessToken.token_hash == hash_of_token(token),
            AccessToken.expires_at > now,
            AccessToken.revoked_at.is_(None),
        )
        .options(joinedload(AccessToken.account).joinedload(Account.adviser))
    )


def _note_visit(store: Store, session_id: str | None, durations: Durations, now: datetime) -> None:
    with store.sessions.begin() as session:
        session.execute(
            update(SignedSession)
            .where(SignedSession.id == session_id)
            .values(seen_at=now, idle_until=now + durations.idle)
        )
