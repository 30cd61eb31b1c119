"""Who was sent to the identity provider, and is this the browser that comes back?

A state is good once, for a quarter of an hour, in the browser that was sent. What the sign-in page
held (where it leads, what was typed before a session ended) waits sealed beside it.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from cryptography.fernet import MultiFernet
from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.services.accounts.door.provider import Provider
from api.services.accounts.door.provider_refusals import ProviderRefused
from api.services.accounts.secrets.secret_tokens import hash_of_token, new_token
from api.services.open_store import Store
from models.enums import SignInEnd
from models.store.sealing import Sealer
from models.tables import ProviderVisit

PATIENCE: Final = timedelta(minutes=15)
_PURPOSE: Final = b"passerelle identity provider"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves for the provider: their browser's visit, and what the page held."""

    visit: str = field(repr=False)
    after: str
    kept: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Awaited:
    """What one answer of the provider is held against, and what the page held."""

    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    after: str
    kept: str = field(repr=False)


def send_away(
    store: Store, provider: Provider, leaving: Leaving, return_address: str, now: datetime
) -> str:
    """The provider's address to go to; raises ProviderDown."""
    state = new_token()
    awaited = Awaited(new_token(), new_token(), leaving.after, leaving.kept)
    address = _address(provider, return_address, state, awaited)
    with store.sessions.begin() as session:
        forget_late(session, now)
        session.add(
            ProviderVisit(
                state_hash=hash_of_token(state),
                visit_hash=hash_of_token(leaving.visit),
                sealed=seal_of(store.sealer).encrypt(json.dumps(asdict(awaited)).encode()),
                sent_at=now,
            )
        )
    return address


def take_back(store: Store, name: str, state: str, visit: str, now: datetime) -> Awaited:
    """What was sent with this state, which is spent; raises ProviderRefused."""
    with store.sessions.begin() as session:
        row = session.get(ProviderVisit, hash_of_token(state), with_for_update=True)
        # Another browser's state stays theirs: nobody spends it for them.
        if row is None or row.visit_hash != hash_of_token(visit):
            raise ProviderRefused(SignInEnd.NOT_AWAITED, name)
        opened: dict[str, Any] = json.loads(seal_of(store.sealer).decrypt(row.sealed))
        is_late = row.sent_at <= now - PATIENCE
        session.delete(row)
    if is_late:
        raise ProviderRefused(SignInEnd.TOO_LATE, name)
    return Awaited(**opened)


def forget_late(session: Session, now: datetime) -> None:
    """Whoever has not come back for an hour does not: told as too late until then."""
    late = ProviderVisit.sent_at <= now - 4 * PATIENCE
    session.execute(delete(ProviderVisit).where(late))


def seal_of(sealer: Sealer) -> MultiFernet:
    """What is kept for the provider is sealed with this, and with nothing else."""
    return sealer.fernet_for(_PURPOSE)


def _address(provider: Provider, return_address: str, state: str, awaited: Awaited) -> str:
    with provider.session(return_address) as client:
        address, _ = client.create_authorization_url(
            provider.description()["authorization_endpoint"],
            state=state,
            code_verifier=awaited.verifier,
            nonce=awaited.nonce,
            **_demanded(provider),
        )
    return str(address)


def _demanded(provider: Provider) -> dict[str, str]:
    """How sure of somebody the provider is asked to be, and to say so."""
    known = provider.registered
    claims: dict[str, Any] = {}
    if known.acr:
        claims["acr"] = {"essential": True, "values": list(known.acr)}
    if known.amr:
        claims["amr"] = {"essential": True}
    demanded = {"claims": json.dumps({"id_token": claims})} if claims else {}
    return demanded | ({"acr_values": " ".join(known.acr)} if known.acr else {})
