"""Where does somebody go to sign out at the provider too? Our own session is ended before."""

from typing import Final
from urllib.parse import urlencode

from cryptography.fernet import InvalidToken
from sqlalchemy.orm import Session

from api.services.accounts.door.provider import Provider
from api.services.accounts.door.provider_refusals import ProviderDown
from api.services.accounts.openid.sent_away import seal_of
from api.services.accounts.secrets.secret_tokens import new_token
from api.services.accounts.sessions.signed_in import session_of_cookie
from models.store.sealing import Sealer

_ENDPOINT: Final = "end_session_endpoint"


def proof_of_session(session: Session, sealer: Sealer, cookie: str) -> str | None:
    """What the provider gave when this session began; None after a password, or under a lost key.

    Read before the session is ended: it goes with it.
    """
    row = session_of_cookie(session, cookie)
    if row is None or row.provider_token is None:
        return None
    try:
        return seal_of(sealer).decrypt(row.provider_token).decode()
    except InvalidToken:
        return None


def sign_out_address(provider: Provider, proof: str, return_address: str) -> str | None:
    """The provider's address that ends its session and leads back; None when it has or gives none.

    Whoever signs out is signed out here in any case.
    """
    try:
        endpoint = provider.description().get(_ENDPOINT)
    except ProviderDown:
        return None
    if not endpoint:
        return None
    told = {
        "id_token_hint": proof,
        "post_logout_redirect_uri": return_address,
        # ProConnect demands one; it means nothing to us, for nothing follows.
        "state": new_token(),
    }
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(told)}"
