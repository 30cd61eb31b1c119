"""What does the identity provider say of itself, and with which keys does it sign?

Its description is read once an hour. A token signed with a key not known yet has the keys read
again, at most once a minute: providers change keys without telling.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import requests
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from api.services.accounts.door.provider_refusals import ProviderDown

_DESCRIPTION: Final = "/.well-known/openid-configuration"
_TIMEOUT_SECONDS: Final = 5
_DESCRIPTION_SECONDS: Final = 3600
_ASKED_AGAIN_SECONDS: Final = 60
# Public-key signatures only: a shared secret proves nothing to a third party, "none" nothing.
_SIGNATURES: Final = JWSRegistry(
    algorithms=["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
    # A provider may say more in its headers than the standards name.
    strict_check_header=False,
)
_NEEDED: Final = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Registered:
    """What the settings say: the provider, and what it calls this service.

    `acr`: levels of which one is demanded; `amr`: means that are all demanded; empty: any.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "ProConnect"
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = ()
    vouches_for_emails: bool = False


class Provider:
    """The identity provider, asked as rarely as can be; shared by all requests."""

    def __init__(self, registered: Registered) -> None:
        self.registered = registered
        self._turn = threading.Lock()
        self._description: dict[str, Any] = {}
        self._described_at = 0.0
        self._keys = KeySet([])
        self._asked_again_at = float("-inf")

    @property
    def name(self) -> str:
        """How readers call it."""
        return self.registered.name

    def description(self) -> Mapping[str, Any]:
        """Its discovery document; raises ProviderDown."""
        with self._turn:
            if not self._description or _older(self._described_at, _DESCRIPTION_SECONDS):
                self._description = self._described()
                self._described_at = time.monotonic()
            return self._description

    def session(self, redirect_uri: str) -> OAuth2Session:
        """An OAuth 2 client of this service, as registered there; raises ProviderDown."""
        ways = self.description().get("token_endpoint_auth_methods_supported", [])
        by_post = "client_secret_post"
        return OAuth2Session(
            client_id=self.registered.client_id,
            client_secret=self.registered.client_secret,
            token_endpoint_auth_method=by_post if by_post in ways else "client_secret_basic",
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            scope="openid email",
            default_timeout=_TIMEOUT_SECONDS,
            # ProConnect's tokens live a minute: the library's own margin would call them expired.
            leeway=0,
        )

    def read(self, signed: str) -> jwt.Token:
        """What a token says, its signature checked; raises JoseError, ProviderDown."""
        try:
            return jwt.decode(signed, self._known_keys(), registry=_SIGNATURES)
        except (InvalidKeyIdError, BadSignatureError):
            return jwt.decode(signed, self._known_keys(again=True), registry=_SIGNATURES)

    def _described(self) -> dict[str, Any]:
        issuer = self.registered.issuer
        found = self._get(issuer.rstrip("/") + _DESCRIPTION)
        # Another issuer's description would let that one vouch for our people.
        if found.get("issuer") != issuer or not all(found.get(name) for name in _NEEDED):
            raise ProviderDown(self.name)
        return found

    def _known_keys(self, again: bool = False) -> KeySet:
        address = self.description()["jwks_uri"]
        with self._turn:
            ask_again = again and _older(self._asked_again_at, _ASKED_AGAIN_SECONDS)
            if ask_again:
                self._asked_again_at = time.monotonic()
            if ask_again or not self._keys.keys:
                self._keys = self._published_keys(address)
            return self._keys

    def _published_keys(self, address: str) -> KeySet:
        try:
            return KeySet.import_key_set(self._get(address))  # type: ignore[arg-type]
        except (JoseError, KeyError, ValueError) as error:
            raise ProviderDown(self.name) from error

    def _get(self, address: str) -> dict[str, Any]:
        try:
            answer = requests.get(address, timeout=_TIMEOUT_SECONDS)
            answer.raise_for_status()
            found = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise ProviderDown(self.name) from error
        if not isinstance(found, dict):
            raise ProviderDown(self.name)
        return found


def _older(moment: float, seconds: float) -> bool:
    return time.monotonic() - moment > seconds
