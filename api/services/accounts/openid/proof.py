"""Who does the identity provider say it is? Code for tokens, every claim checked, e-mail proven."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc.errors import ClaimError, ExpiredTokenError, JoseError

from api.services.accounts.door.provider import Provider
from api.services.accounts.door.provider_refusals import ProviderDown, ProviderRefused
from api.services.accounts.openid.sent_away import Awaited
from models.enums import SignInEnd

# Two machines kept in time differ by less; a proof is good for no longer than it says, and this.
_CLOCKS_SECONDS: Final = 60
_OF_TIME: Final = frozenset({"exp", "iat", "nbf"})
_SIGNED: Final = "application/jwt"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser brings back from the provider, and to which address of ours."""

    code: str = field(repr=False)
    issuer: str | None
    return_address: str


@dataclass(frozen=True, slots=True)
class Proven:
    """Who it is there: for ever (`subject` of `issuer`), and by an e-mail address it vouches for.

    `email` is None when it vouches for none. `token` is the proof itself, for signing out there.
    """

    issuer: str
    subject: str
    email: str | None
    token: str = field(repr=False)


def prove(provider: Provider, awaited: Awaited, answer: Answer, now: datetime) -> Proven:
    """Who the provider says it is; raises ProviderRefused, ProviderDown."""
    known = provider.registered
    # RFC 9207: an answer that names another issuer was meant for somebody else.
    if not answer.code or answer.issuer not in (None, known.issuer):
        raise ProviderRefused(SignInEnd.NOT_VERIFIABLE, provider.name)
    try:
        with provider.session(answer.return_address) as client:
            given = _tokens(client, provider, awaited, answer)
            claims = _checked(provider, awaited, given, now)
            client.token = given
            person = _userinfo(client, provider, now)
    except ClaimError as error:
        end = SignInEnd.CLOCKS_DIFFER if _is_of_time(error) else SignInEnd.NOT_VERIFIABLE
        raise ProviderRefused(end, provider.name) from error
    except (JoseError, AuthlibBaseError, ValueError) as error:
        raise ProviderRefused(SignInEnd.NOT_VERIFIABLE, provider.name) from error
    except requests.RequestException as error:
        raise ProviderDown(provider.name) from error
    if person.get("sub") != claims["sub"]:
        raise ProviderRefused(SignInEnd.NOT_VERIFIABLE, provider.name)
    _refuse_weak(provider, claims)
    return Proven(known.issuer, claims["sub"], _email(provider, person), given["id_token"])


def _tokens(
    client: OAuth2Session, provider: Provider, awaited: Awaited, answer: Answer
) -> dict[str, Any]:
    given: dict[str, Any] = client.fetch_token(
        provider.description()["token_endpoint"],
        grant_type="authorization_code",
        code=answer.code,
        code_verifier=awaited.verifier,
    )
    if not isinstance(given.get("id_token"), str):
        raise ValueError("no id_token")
    return given


def _checked(
    provider: Provider, awaited: Awaited, given: Mapping[str, Any], now: datetime
) -> CodeIDToken:
    known = provider.registered
    token = provider.read(given["id_token"])
    claims = CodeIDToken(
        token.claims,
        token.header,
        {
            "iss": {"essential": True, "value": known.issuer},
            "aud": {"essential": True, "value": known.client_id},
        },
        {
            "nonce": awaited.nonce,
            "client_id": known.client_id,
            "access_token": given["access_token"],
        },
    )
    claims.validate(now=int(now.timestamp()), leeway=_CLOCKS_SECONDS)
    return claims


def _userinfo(client: OAuth2Session, provider: Provider, now: datetime) -> Mapping[str, Any]:
    """What else the provider says of them: a signed token (as ProConnect), or plain JSON."""
    answer = client.get(provider.description()["userinfo_endpoint"])
    answer.raise_for_status()
    if not answer.headers.get("content-type", "").startswith(_SIGNED):
        found = answer.json()
        return found if isinstance(found, dict) else {}
    token = provider.read(answer.text)
    known = provider.registered
    claims = CodeIDToken.registry_cls(
        int(now.timestamp()),
        _CLOCKS_SECONDS,
        iss={"essential": True, "value": known.issuer},
        aud={"essential": True, "value": known.client_id},
    )
    claims.validate(token.claims)
    return token.claims


def _is_of_time(error: ClaimError) -> bool:
    return isinstance(error, ExpiredTokenError) or error.claim in _OF_TIME


def _refuse_weak(provider: Provider, claims: Mapping[str, Any]) -> None:
    known = provider.registered
    strong = not known.acr or claims.get("acr") in known.acr
    if not strong or not set(known.amr) <= set(claims.get("amr") or ()):
        raise ProviderRefused(SignInEnd.TOO_WEAK, provider.name)


def _email(provider: Provider, person: Mapping[str, Any]) -> str | None:
    email = person.get("email")
    is_proven = person.get("email_verified", provider.registered.vouches_for_emails) is True
    return email if isinstance(email, str) and is_proven else None
