"""What is over leaves nothing behind; what still opens something stays."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from api.services.accounts.door.refusals import SignInRefused
from api.services.accounts.kept.purge_over import purge_over
from api.services.accounts.sessions.access_tokens import TokenAsked, issue_token, revoke_token
from api.services.accounts.sessions.open_sessions import open_session
from api.services.accounts.sessions.sign_in import Attempt, sign_in
from api.services.accounts.sessions.signed_in import viewer_of_account
from api.services.viewer import Permission
from models.tables import AccessToken, Account, SignedSession, SignInFailure

TABLES = (SignedSession, AccessToken, SignInFailure)


@pytest.fixture
def held(store, keeper, adviser_id, now):
    """A session, a token of two days, one revoked, and a failure."""
    with store.sessions.begin() as session:
        open_session(session, adviser_id, keeper.durations, now)
        viewer = viewer_of_account(session.get_one(Account, adviser_id))
        for days in (2, 30):
            asked = TokenAsked("essai", frozenset({Permission.READ_FILES}), days)
            token = issue_token(session, viewer, asked, now)
        revoke_token(session, adviser_id, token.token_id, now + timedelta(days=1))
    with pytest.raises(SignInRefused):
        sign_in(store, keeper, Attempt("x@ml.example", "x" * 12, ""), now)


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (timedelta(minutes=59), (1, 2, 1)),
        (timedelta(minutes=61), (0, 2, 1)),
        (timedelta(days=1, seconds=1), (0, 1, 0)),
        (timedelta(days=2, seconds=1), (0, 0, 0)),
    ],
)
def test_each_goes_when_it_is_over(store, held, now, after, left):
    with store.sessions.begin() as session:
        told = purge_over(session, now + after, dry_run=True)
        assert sum(_counts(session)) == 4
        assert purge_over(session, now + after) == told == 4 - sum(left)
        assert _counts(session) == left


def _counts(session):
    return tuple(session.scalar(select(func.count()).select_from(table)) for table in TABLES)
