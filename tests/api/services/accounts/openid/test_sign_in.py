"""Who is let in on a real provider's word, on both databases."""

from datetime import timedelta

import pytest
from doors.at_the_door import door_of, noted, refused_as
from sqlalchemy import select

from api.services.accounts.door.failures import hold_failures, login_hash
from api.services.accounts.door.refusals import SignInRefused, TooManyAttempts
from api.services.accounts.kept.keep_accounts import (
    account_of,
    disable_account,
    reset_password,
    unbind_provider,
)
from api.services.accounts.sessions.sign_in import Attempt, sign_in
from api.services.accounts.sessions.signed_in import signed_in_by_session
from models.enums import SignInEnd, SignInWay
from models.tables import Account


def test_an_invited_address_opens_a_session_and_binds_the_identity(
    store, door, comes, adviser_id, login, password, real_now
):
    opened = comes("ana")
    found = signed_in_by_session(store, door.keeper.durations, opened.token, real_now)
    assert (found.viewer.id, found.login) == (adviser_id, login)
    assert not found.must_change_password
    assert not found.has_password
    with store.reading() as session:
        account = account_of(session, login)
        assert account.provider_issuer == door.provider.registered.issuer
        assert account.provider_subject == "ana"
    assert noted(store) == [(SignInWay.PROVIDER, SignInEnd.OPENED, adviser_id)]
    # What an administrator told them once opens nothing any more.
    with pytest.raises(SignInRefused):
        sign_in(store, door.keeper, Attempt(login, password, "192.0.2.1"), real_now)


def test_a_bound_identity_is_known_by_its_subject_whatever_its_address(
    store, comes, adviser_id, login
):
    comes("ana")
    with store.sessions.begin() as session:
        account_of(session, login).login = "ana.autrefois@ml.example"
    assert comes("ana").adviser_id == adviser_id


def test_another_identity_at_the_same_address_is_refused_until_an_administrator_unbinds(
    store, comes, adviser_id, login, now
):
    comes("ana")
    with refused_as(SignInEnd.OTHER_IDENTITY):
        comes("ana-other")
    assert noted(store)[-1] == (SignInWay.PROVIDER, SignInEnd.OTHER_IDENTITY, adviser_id)
    with store.sessions.begin() as session:
        assert unbind_provider(session, login, now)
        assert not unbind_provider(session, login, now)
    assert comes("ana-other").adviser_id == adviser_id


def test_an_identity_of_a_former_provider_gives_way_to_the_present_one(
    store, comes, login, adviser_id
):
    with store.sessions.begin() as session:
        account = account_of(session, login)
        account.provider_issuer, account.provider_subject = "https://former.example", "x"
    assert comes("ana").adviser_id == adviser_id


@pytest.mark.parametrize(
    ("who", "end"),
    [
        ("stranger", SignInEnd.NO_ACCOUNT),
        ("ana-unverified", SignInEnd.NO_PROVEN_EMAIL),
        ("ana-unsaid", SignInEnd.NO_PROVEN_EMAIL),
        ("ana-without", SignInEnd.NO_PROVEN_EMAIL),
        ("", SignInEnd.DECLINED),
    ],
)
def test_who_is_not_invited_or_not_proven_stays_outside_and_it_is_noted(store, comes, who, end):
    with refused_as(end):
        comes(who)
    assert noted(store) == [(SignInWay.PROVIDER, end, None)]
    with store.reading() as session:
        assert len(session.scalars(select(Account)).all()) == 1


def test_an_address_the_provider_calls_unverified_is_refused_even_where_it_vouches_for_all(
    store, identity_provider, password, comes, adviser_id
):
    vouched = door_of(store, identity_provider, oidc_vouches_for_emails=True)
    with refused_as(SignInEnd.NO_PROVEN_EMAIL):
        comes("ana-unverified", door=vouched)
    assert comes("ana-unsaid", door=vouched).adviser_id == adviser_id


def test_who_comes_by_proconnect_is_known_by_an_address_it_never_calls_verified(
    store, identity_provider, password, comes, adviser_id, monkeypatch
):
    # The local provider answers as ProConnect's source does: scope email, claim email, no more.
    monkeypatch.setattr("api.openid_settings.PROCONNECT", ("127.0.0.1",))
    proconnect = door_of(store, identity_provider)
    assert comes("ana-unsaid", door=proconnect).adviser_id == adviser_id
    with refused_as(SignInEnd.NO_PROVEN_EMAIL):
        comes("ana-without", door=proconnect)


def test_a_closed_account_stays_closed(store, comes, login, adviser_id, now):
    comes("ana")
    with store.sessions.begin() as session:
        disable_account(session, login, now)
    with refused_as(SignInEnd.CLOSED):
        comes("ana")
    assert noted(store)[-1] == (SignInWay.PROVIDER, SignInEnd.CLOSED, adviser_id)


def test_a_login_locked_by_wrong_passwords_waits_here_too(
    store, door, comes, login, adviser_id, real_now
):
    with store.sessions.begin() as session:
        held = hold_failures(session, login_hash(store.sealer, login), real_now)
        held.locked_until = real_now + timedelta(minutes=7)
    with refused_as(SignInEnd.LOCKED) as refused:
        comes("ana")
    assert "7 min" in str(refused.value)
    assert noted(store) == [(SignInWay.PROVIDER, SignInEnd.LOCKED, adviser_id)]


def test_refusals_count_against_the_address_they_came_from(comes):
    for _ in range(5):
        with refused_as(SignInEnd.NO_ACCOUNT):
            comes("stranger")
    with pytest.raises(TooManyAttempts, match="depuis votre adresse"):
        comes("ana")
    assert comes("ana", address="192.0.2.2").token


def test_a_password_reset_is_not_asked_of_whom_the_provider_vouches_for(
    store, door, comes, login, real_now
):
    comes("ana")
    with store.sessions.begin() as session:
        reset_password(session, door.keeper.passwords, login, real_now)
    opened = comes("ana")
    found = signed_in_by_session(store, door.keeper.durations, opened.token, real_now)
    assert not found.must_change_password
    assert found.has_password
