"""Where is a trial's secret seed until the end? Drawn by the system, sealed under the key."""

import secrets
from typing import Final

from cryptography.fernet import InvalidToken

from models.errors import SettingsError
from models.store.sealing import Sealer

SEED: Final = b"passerelle trial seed"


def new_seed() -> str:
    """A seed that nobody can guess: 256 bits, as hexadecimal digits."""
    return secrets.token_hex(32)


def sealed(sealer: Sealer, seed: str) -> bytes:
    """The seed as it is stored: whoever reads the tables learns nothing."""
    return sealer.fernet_for(SEED).encrypt(seed.encode())


def opened(sealer: Sealer, kept: bytes) -> str:
    """The seed; raises SettingsError when no key of the settings opens it."""
    try:
        return sealer.fernet_for(SEED).decrypt(kept).decode()
    except InvalidToken as error:
        raise SettingsError(
            "PASSERELLE_SECRET_KEY : cette clé n'ouvre pas la graine de l'essai. "
            "Remettez la clé d'origine, ou donnez « nouvelle,ancienne »."
        ) from error
