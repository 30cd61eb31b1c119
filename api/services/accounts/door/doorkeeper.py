"""What does signing in need beside the store? Hasher, limits, durations, and the forms' seal."""

from dataclasses import dataclass
from datetime import timedelta

from api.services.accounts.door.address_limit import AddressLimit
from api.services.accounts.door.provider import Provider, Registered
from api.services.accounts.secrets.form_seal import FormSeal
from api.services.accounts.secrets.passwords import Passwords
from api.settings import Settings
from api.sign_in_settings import listed
from models.store.sealing import Sealer


@dataclass(frozen=True)
class Durations:
    """How long a session lasts, unused and in all, and how many failures lock for how long."""

    idle: timedelta
    longest: timedelta
    failures: int
    lock: timedelta


@dataclass(frozen=True)
class Doorkeeper:
    """Shared by all requests of one application. `provider`: who vouches for people, if any."""

    passwords: Passwords
    addresses: AddressLimit
    forms: FormSeal
    durations: Durations
    provider: Provider | None = None


def doorkeeper_of(settings: Settings, sealer: Sealer) -> Doorkeeper:
    """The doorkeeper that the settings describe."""
    longest = timedelta(hours=settings.session_hours)
    lock = timedelta(minutes=settings.lock_minutes)
    return Doorkeeper(
        passwords=Passwords(settings.password_memory_mib),
        addresses=AddressLimit(settings.failures_per_address, lock),
        forms=FormSeal(sealer, longest),
        durations=Durations(
            idle=timedelta(minutes=settings.session_idle_minutes),
            longest=longest,
            failures=settings.failures_before_lock,
            lock=lock,
        ),
        provider=_provider_of(settings),
    )


def _provider_of(settings: Settings) -> Provider | None:
    issuer, client_id, secret = (
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
    )
    if issuer is None or client_id is None or secret is None:
        return None
    registered = Registered(
        issuer=issuer,
        client_id=client_id,
        client_secret=secret.get_secret_value(),
        name=settings.oidc_name,
        acr=tuple(listed(settings.oidc_acr)),
        amr=tuple(listed(settings.oidc_amr)),
        vouches_for_emails=settings.emails_are_believed,
    )
    return Provider(registered)
