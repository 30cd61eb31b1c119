"""Who is let in on a real provider's word, on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from identity_provider import IdentityProvider, comes_back
from sqlalchemy import select

from api.services.accounts.doorkeeper import doorkeeper_of
from api.services.accounts.failures import hold_failures, login_hash
from api.services.accounts.keep_accounts import (
    account_of,
    disable_account,
    reset_password,
    unbind_provider,
)
from api.services.accounts.openid.proof import Answer
from api.services.accounts.openid.refusals import ProviderDown, ProviderRefused
from api.services.accounts.openid.sent_away import Leaving, send_away
from api.services.accounts.openid.sign_in import Arrival, FrontDoor, arrive, sign_in_proven
from api.services.accounts.openid.sign_out import proof_of_session, sign_out_address
from api.services.accounts.refusals import SignInRefused, TooManyAttempts
from api.services.accounts.sign_in import Attempt, sign_in
from api.services.accounts.signed_in import signed_in_by_session
from api.settings import Settings
from api.sign_in_settings import LEAST_MEMORY_MIB
from models.enums import SignInEnd, SignInWay
from models.tables import Account, ProviderVisit, SignInEvent

OURS = "http://127.0.0.1:8000/connexion/retour"
VISIT = "a browser's visit"


@pytest.fixture
def door(store, identity_provider, password):
    """A door to which the provider leads; Ana was invited, and has her one-time password."""
    return _door(store, identity_provider)


@pytest.fixture
def real_now():
    """The provider's own clock is the machine's."""
    return datetime.now(UTC)


@pytest.fixture
def comes(door, real_now):
    """Somebody goes to the provider, signs in there and comes back."""

    def once(who, door=door, moment=real_now, strong=False, **changed):
        leaving = Leaving(VISIT, after="/jeunes/rural-17", kept="sealed")
        address = send_away(door.store, door.provider, leaving, OURS, moment)
        arrival, state = _arrival(comes_back(address, who, strong), **changed)
        awaited = arrive(door, state, arrival, moment)
        return sign_in_proven(door, awaited, arrival, moment)

    return once


def _door(store, provider, **more):
    settings = Settings(
        password_memory_mib=LEAST_MEMORY_MIB,
        failures_before_lock=3,
        failures_per_address=5,
        _env_file=None,
        **provider.settings(**more),
    )
    keeper = doorkeeper_of(settings, store.sealer)
    return FrontDoor(store, keeper, keeper.provider)


def _arrival(back, **changed):
    told = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    answer = Answer(told.get("code", ""), told.get("iss"), OURS)
    arrival = Arrival(answer, VISIT, "192.0.2.1", declined="error" in told)
    return replace(arrival, **changed), told["state"]


def _noted(store):
    with store.reading() as session:
        rows = session.scalars(select(SignInEvent).order_by(SignInEvent.id))
        return [(row.way, row.end, row.adviser_id) for row in rows]


def _refused(end):
    # The sentence says what to do; the log says which it was.
    return pytest.raises(ProviderRefused, check=lambda error: error.end is end)


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
    assert _noted(store) == [(SignInWay.PROVIDER, SignInEnd.OPENED, adviser_id)]
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
    store, comes, adviser_id, login
):
    comes("ana")
    with _refused(SignInEnd.OTHER_IDENTITY):
        comes("ana-other")
    assert _noted(store)[-1] == (SignInWay.PROVIDER, SignInEnd.OTHER_IDENTITY, adviser_id)
    with store.sessions.begin() as session:
        assert unbind_provider(session, login)
        assert not unbind_provider(session, login)
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
    with _refused(end):
        comes(who)
    assert _noted(store) == [(SignInWay.PROVIDER, end, None)]
    with store.reading() as session:
        assert len(session.scalars(select(Account)).all()) == 1


def test_an_address_the_provider_calls_unverified_is_refused_even_where_it_vouches_for_all(
    store, identity_provider, password, comes, adviser_id
):
    vouched = _door(store, identity_provider, oidc_vouches_for_emails=True)
    with _refused(SignInEnd.NO_PROVEN_EMAIL):
        comes("ana-unverified", door=vouched)
    assert comes("ana-unsaid", door=vouched).adviser_id == adviser_id


def test_a_closed_account_stays_closed(store, comes, login, adviser_id, now):
    comes("ana")
    with store.sessions.begin() as session:
        disable_account(session, login, now)
    with _refused(SignInEnd.CLOSED):
        comes("ana")
    assert _noted(store)[-1] == (SignInWay.PROVIDER, SignInEnd.CLOSED, adviser_id)


def test_a_login_locked_by_wrong_passwords_waits_here_too(
    store, door, comes, login, adviser_id, real_now
):
    with store.sessions.begin() as session:
        held = hold_failures(session, login_hash(store.sealer, login), real_now)
        held.locked_until = real_now + timedelta(minutes=7)
    with _refused(SignInEnd.LOCKED) as refused:
        comes("ana")
    assert "7 min" in str(refused.value)
    assert _noted(store) == [(SignInWay.PROVIDER, SignInEnd.LOCKED, adviser_id)]


def test_refusals_count_against_the_address_they_came_from(comes):
    for _ in range(5):
        with _refused(SignInEnd.NO_ACCOUNT):
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


def test_keys_that_the_provider_changed_are_read_again(door, comes, identity_provider):
    comes("ana")
    identity_provider.rotate_keys()
    assert comes("ana").token


@pytest.mark.parametrize("minutes", [-3, 3])
def test_clocks_that_differ_by_minutes_are_told_apart_from_a_forged_answer(
    comes, real_now, minutes
):
    with _refused(SignInEnd.CLOCKS_DIFFER):
        comes("ana", moment=real_now + timedelta(minutes=minutes))


@pytest.mark.parametrize("seconds", [-40, 40])
def test_clocks_that_differ_by_seconds_do_not_matter(comes, real_now, seconds):
    assert comes("ana", moment=real_now + timedelta(seconds=seconds)).token


@pytest.mark.parametrize("demanded", [{"oidc_acr": "eidas2,eidas3"}, {"oidc_amr": "mfa"}])
def test_a_stronger_way_is_demanded_where_the_settings_say_so(
    store, identity_provider, password, comes, demanded
):
    strict = _door(store, identity_provider, **demanded)
    with _refused(SignInEnd.TOO_WEAK):
        comes("ana", door=strict)
    assert comes("ana", door=strict, strong=True).token


@pytest.mark.parametrize("field", ["nonce", "verifier"])
def test_an_answer_to_another_request_proves_nothing(door, real_now, field):
    address = send_away(door.store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    arrival, state = _arrival(comes_back(address, "ana"))
    awaited = replace(arrive(door, state, arrival, real_now), **{field: "x" * 43})
    with _refused(SignInEnd.NOT_VERIFIABLE):
        sign_in_proven(door, awaited, arrival, real_now)


@pytest.mark.parametrize(
    "changed", [{"code": ""}, {"code": "forged"}, {"issuer": "https://other.example"}]
)
def test_an_answer_changed_on_the_way_proves_nothing(comes, changed, door, real_now):
    address = send_away(door.store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    arrival, state = _arrival(comes_back(address, "ana"))
    arrival = replace(arrival, answer=replace(arrival.answer, **changed))
    awaited = arrive(door, state, arrival, real_now)
    with _refused(SignInEnd.NOT_VERIFIABLE):
        sign_in_proven(door, awaited, arrival, real_now)


def test_a_proof_made_for_another_service_is_refused(store, identity_provider, door, real_now):
    address = send_away(door.store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    arrival, state = _arrival(comes_back(address, "ana"))
    awaited = arrive(door, state, arrival, real_now)
    other = _door(store, identity_provider, oidc_client_id="another service")
    with _refused(SignInEnd.NOT_VERIFIABLE):
        sign_in_proven(other, awaited, arrival, real_now)


def test_a_state_is_good_once_in_its_own_browser_and_for_a_quarter_of_an_hour(door, real_now):
    def sent():
        address = send_away(door.store, door.provider, Leaving(VISIT, "/x", "k"), OURS, real_now)
        return _arrival(comes_back(address, "ana"))

    arrival, state = sent()
    with _refused(SignInEnd.NOT_AWAITED):
        arrive(door, state, replace(arrival, visit="another browser"), real_now)
    awaited = arrive(door, state, arrival, real_now)
    assert (awaited.after, awaited.kept) == ("/x", "k")
    with _refused(SignInEnd.NOT_AWAITED):
        arrive(door, state, arrival, real_now)
    late, state = sent()
    with _refused(SignInEnd.TOO_LATE):
        arrive(door, state, late, real_now + timedelta(minutes=15))


def test_who_never_came_back_is_forgotten(store, door, real_now):
    send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now - timedelta(hours=2))
    send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    with store.reading() as session:
        assert len(session.scalars(select(ProviderVisit)).all()) == 1


def test_a_provider_that_is_down_is_told_when_leaving_and_when_coming_back(
    store, password, real_now
):
    provider = IdentityProvider({"ana": {}})
    door = _door(store, provider)
    with pytest.raises(ProviderDown, match="ne répond pas"):
        send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    with provider.running():
        address = send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
        arrival, state = _arrival(comes_back(address, "ana"))
    awaited = arrive(door, state, arrival, real_now)
    with pytest.raises(ProviderDown):
        sign_in_proven(door, awaited, arrival, real_now)
    assert _noted(store)[-1] == (SignInWay.PROVIDER, SignInEnd.PROVIDER_DOWN, None)


def test_another_issuer_s_description_is_not_believed(store, identity_provider, password, real_now):
    door = _door(store, identity_provider, oidc_issuer=identity_provider.issuer + "/")
    with pytest.raises(ProviderDown):
        send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)


def test_signing_out_leads_to_the_provider_with_its_own_proof(store, door, comes):
    opened = comes("ana")
    with store.reading() as session:
        proof = proof_of_session(session, store.sealer, opened.token)
        assert proof_of_session(session, store.sealer, "no session") is None
    address = sign_out_address(door.provider, proof, "http://127.0.0.1:8000/connexion")
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{door.provider.registered.issuer}/session/end?")
    assert asked["id_token_hint"] == [proof]
    assert asked["post_logout_redirect_uri"] == ["http://127.0.0.1:8000/connexion"]


def test_nothing_of_the_proof_lies_in_clear(store, comes, engine):
    opened = comes("ana")
    with store.reading() as session:
        proof = proof_of_session(session, store.sealer, opened.token)
        rows = session.connection().exec_driver_sql("SELECT provider_token FROM signed_session")
        (kept,) = rows.one()
    assert proof.encode() not in bytes(kept)
