"""What proves nothing, and a provider that changed, is late or is down, on both databases."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from doors.at_the_door import OURS, VISIT, arrival_of, door_of, noted, refused_as
from doors.identity_provider import IdentityProvider, comes_back
from sqlalchemy import select

from api.services.accounts.door.provider_refusals import ProviderDown
from api.services.accounts.openid.sent_away import Leaving, send_away
from api.services.accounts.openid.sign_in import arrive, sign_in_proven
from api.services.accounts.openid.sign_out import proof_of_session, sign_out_address
from models.enums import SignInEnd, SignInWay
from models.tables import ProviderVisit


def test_keys_that_the_provider_changed_are_read_again(door, comes, identity_provider):
    comes("ana")
    identity_provider.rotate_keys()
    assert comes("ana").token


@pytest.mark.parametrize("minutes", [-3, 3])
def test_clocks_that_differ_by_minutes_are_told_apart_from_a_forged_answer(
    comes, real_now, minutes
):
    with refused_as(SignInEnd.CLOCKS_DIFFER):
        comes("ana", moment=real_now + timedelta(minutes=minutes))


@pytest.mark.parametrize("seconds", [-40, 40])
def test_clocks_that_differ_by_seconds_do_not_matter(comes, real_now, seconds):
    assert comes("ana", moment=real_now + timedelta(seconds=seconds)).token


@pytest.mark.parametrize("demanded", [{"oidc_acr": "eidas2,eidas3"}, {"oidc_amr": "mfa"}])
def test_a_stronger_way_is_demanded_where_the_settings_say_so(
    store, identity_provider, password, comes, demanded
):
    strict = door_of(store, identity_provider, **demanded)
    with refused_as(SignInEnd.TOO_WEAK):
        comes("ana", door=strict)
    assert comes("ana", door=strict, strong=True).token


@pytest.mark.parametrize("field", ["nonce", "verifier"])
def test_an_answer_to_another_request_proves_nothing(door, real_now, field):
    address = send_away(door.store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    arrival, state = arrival_of(comes_back(address, "ana"))
    awaited = replace(arrive(door, state, arrival, real_now), **{field: "x" * 43})
    with refused_as(SignInEnd.NOT_VERIFIABLE):
        sign_in_proven(door, awaited, arrival, real_now)


@pytest.mark.parametrize(
    "changed", [{"code": ""}, {"code": "forged"}, {"issuer": "https://other.example"}]
)
def test_an_answer_changed_on_the_way_proves_nothing(comes, changed, door, real_now):
    address = send_away(door.store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    arrival, state = arrival_of(comes_back(address, "ana"))
    arrival = replace(arrival, answer=replace(arrival.answer, **changed))
    awaited = arrive(door, state, arrival, real_now)
    with refused_as(SignInEnd.NOT_VERIFIABLE):
        sign_in_proven(door, awaited, arrival, real_now)


def test_a_proof_made_for_another_service_is_refused(store, identity_provider, door, real_now):
    address = send_away(door.store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    arrival, state = arrival_of(comes_back(address, "ana"))
    awaited = arrive(door, state, arrival, real_now)
    other = door_of(store, identity_provider, oidc_client_id="another service")
    with refused_as(SignInEnd.NOT_VERIFIABLE):
        sign_in_proven(other, awaited, arrival, real_now)


def test_a_state_is_good_once_in_its_own_browser_and_for_a_quarter_of_an_hour(door, real_now):
    def sent():
        address = send_away(door.store, door.provider, Leaving(VISIT, "/x", "k"), OURS, real_now)
        return arrival_of(comes_back(address, "ana"))

    arrival, state = sent()
    with refused_as(SignInEnd.NOT_AWAITED):
        arrive(door, state, replace(arrival, visit="another browser"), real_now)
    awaited = arrive(door, state, arrival, real_now)
    assert (awaited.after, awaited.kept) == ("/x", "k")
    with refused_as(SignInEnd.NOT_AWAITED):
        arrive(door, state, arrival, real_now)
    late, state = sent()
    with refused_as(SignInEnd.TOO_LATE):
        arrive(door, state, late, real_now + timedelta(minutes=15))


def test_who_never_came_back_is_forgotten(store, door, real_now):
    send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now - timedelta(hours=2))
    send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    with store.reading() as session:
        assert len(session.scalars(select(ProviderVisit)).all()) == 1


def test_a_provider_that_is_down_is_told_when_leaving_and_when_coming_back(
    store, password, real_now, idle_port
):
    provider = IdentityProvider({"ana": {}}, idle_port)
    door = door_of(store, provider)
    with pytest.raises(ProviderDown, match="ne répond pas"):
        send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
    with provider.running():
        address = send_away(store, door.provider, Leaving(VISIT, "/"), OURS, real_now)
        arrival, state = arrival_of(comes_back(address, "ana"))
    awaited = arrive(door, state, arrival, real_now)
    with pytest.raises(ProviderDown):
        sign_in_proven(door, awaited, arrival, real_now)
    assert noted(store)[-1] == (SignInWay.PROVIDER, SignInEnd.PROVIDER_DOWN, None)


def test_another_issuer_s_description_is_not_believed(store, identity_provider, password, real_now):
    door = door_of(store, identity_provider, oidc_issuer=identity_provider.issuer + "/")
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
