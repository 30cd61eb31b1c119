"""Who is let in, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from api.services.accounts.door.refusals import SignInRefused, TooManyAttempts
from api.services.accounts.kept.change_password import NewPassword, WrongPassword, change_password
from api.services.accounts.kept.keep_accounts import disable_account, unlock_account
from api.services.accounts.secrets.passwords import Passwords, WeakPassword
from api.services.accounts.sessions.open_sessions import open_sessions_of
from api.services.accounts.sessions.sign_in import Attempt, sign_in
from api.services.accounts.sessions.signed_in import signed_in_by_session
from models.tables import Account, SignedSession, SignInFailure

CHOSEN = "une phrase assez longue"


@pytest.fixture
def tries(store, keeper, login, now):
    """Tries a password for a login."""

    def once(password, login=login, moment=now, **more):
        return sign_in(store, keeper, Attempt(login, password, "192.0.2.1", **more), moment)

    return once


def test_the_right_password_opens_a_session_of_one_s_own(store, keeper, tries, password, now):
    opened = tries(password)
    found = signed_in_by_session(store, keeper.durations, opened.token, now)
    assert found.viewer.display_name == "Ana Exemple"
    assert found.viewer.structure_id == "ml-a"
    assert found.must_change_password
    assert opened.token not in repr(opened)


def test_case_and_blanks_of_a_login_do_not_matter(tries, password):
    assert tries(password, login=" Ana.Exemple@ML.example ").adviser_id


def test_each_session_has_a_token_of_its_own_and_ends_the_one_before(
    store, keeper, tries, password, now
):
    first = tries(password)
    second = tries(password, earlier_token=first.token)
    assert first.token != second.token
    assert signed_in_by_session(store, keeper.durations, first.token, now) is None
    with store.reading() as session:
        hashes = session.scalars(select(SignedSession.token_hash)).all()
    assert second.token not in hashes


def test_unknown_closed_and_wrong_are_refused_in_the_same_words(store, tries, password, login, now):
    told = set()
    with pytest.raises(SignInRefused) as refused:
        tries("x" * 12)
    told.add(str(refused.value))
    with pytest.raises(SignInRefused) as refused:
        tries(password, login="personne@ml.example")
    told.add(str(refused.value))
    with store.sessions.begin() as session:
        disable_account(session, login, now)
    with pytest.raises(SignInRefused) as refused:
        tries(password)
    assert told == {str(refused.value)}


@pytest.mark.parametrize("name", ["ana.exemple@ml.example", "personne@ml.example"])
def test_the_last_failure_allowed_locks_any_login_until_its_time(tries, password, now, name):
    for _ in range(3):
        with pytest.raises(SignInRefused):
            tries("x" * 12, login=name)
    with pytest.raises(TooManyAttempts, match="15 minutes"):
        tries(password, login=name)
    late = now + timedelta(minutes=15, seconds=1)
    if name.startswith("ana"):
        assert tries(password, login=name, moment=late)
    else:
        with pytest.raises(SignInRefused):
            tries(password, login=name, moment=late)


def test_old_failures_are_forgotten(tries, password, now):
    for hours in range(6):
        with pytest.raises(SignInRefused):
            tries("x" * 12, moment=now + timedelta(hours=hours))
    assert tries(password, moment=now + timedelta(hours=6))


def test_an_administrator_unlocks_at_once(store, tries, password, login, now):
    for _ in range(3):
        with pytest.raises(SignInRefused):
            tries("x" * 12)
    with store.sessions.begin() as session:
        assert unlock_account(session, store.sealer, login, now)
        assert not unlock_account(session, store.sealer, login, now)
    assert tries(password)


def test_guesses_at_the_same_moment_are_all_counted(store, tries, password):
    def guess(_number):
        try:
            tries("x" * 12)
        except (SignInRefused, TooManyAttempts) as refused:
            return type(refused)

    with ThreadPoolExecutor(6) as crowd:
        answers = list(crowd.map(guess, range(6)))
    assert answers.count(SignInRefused) == 3
    with pytest.raises(TooManyAttempts):
        tries(password)


def test_what_was_typed_as_a_login_is_not_kept(store, tries):
    with pytest.raises(SignInRefused):
        tries("x" * 12, login="mon-mot-de-passe-secret")
    with store.reading() as session:
        assert "secret" not in str(session.execute(select(SignInFailure.__table__)).all())


def test_a_hash_of_weaker_parameters_is_renewed(store, keeper, tries, password):
    with store.sessions.begin() as session:
        account = session.scalars(select(Account)).one()
        weak = Passwords(20).hash(password)
        account.password_hash = weak
    assert tries(password)
    with store.reading() as session:
        kept = session.scalars(select(Account.password_hash)).one()
    assert kept != weak
    assert not keeper.passwords.is_outdated(kept)


def test_a_new_password_ends_every_session_but_the_one_it_opens(
    store, keeper, tries, password, adviser_id, now
):
    before = [tries(password) for _ in range(2)]
    typed = NewPassword(password, CHOSEN, CHOSEN)
    opened = change_password(store, keeper, adviser_id, typed, now)
    for each in before:
        assert signed_in_by_session(store, keeper.durations, each.token, now) is None
    found = signed_in_by_session(store, keeper.durations, opened.token, now)
    assert not found.must_change_password
    with store.reading() as session:
        assert [each.session_id for each in open_sessions_of(session, adviser_id, now)] == [
            opened.session_id
        ]
    with pytest.raises(SignInRefused):
        tries(password)
    assert tries(CHOSEN)


@pytest.mark.parametrize(
    ("present", "chosen", "repeated", "error"),
    [
        ("not it", CHOSEN, CHOSEN, WrongPassword),
        (None, CHOSEN, f"{CHOSEN}x", WeakPassword),
        (None, "court", "court", WeakPassword),
        (None, None, None, WeakPassword),
    ],
)
def test_a_password_changes_only_by_the_right_one_for_a_good_one(
    store, keeper, password, adviser_id, now, present, chosen, repeated, error
):
    typed = NewPassword(present or password, chosen or password, repeated or password)
    with store.reading() as session:
        kept = session.scalars(select(Account.password_hash)).one()
    with pytest.raises(error):
        change_password(store, keeper, adviser_id, typed, now)
    with store.reading() as session:
        assert session.scalars(select(Account.password_hash)).one() == kept
        assert session.scalar(select(func.count()).select_from(SignedSession)) == 0
