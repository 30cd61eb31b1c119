"""What does a password made by the service look like? Letters and digits read without mistakes."""

import base64
import hmac
import secrets
from hashlib import sha256
from typing import Final

from models.store.sealing import Sealer

_DEMO: Final = b"passerelle demo sign-in"
# 80 random bits: sixteen characters of base 32, which has no 0, 1, 8 or 9.
_BYTES: Final = 10


def one_time_password() -> str:
    """A random password, good until its holder chooses one."""
    return _readable(secrets.token_bytes(_BYTES))


def demo_password(sealer: Sealer) -> str:
    """The demo accounts' password: the same as long as the store's key, different elsewhere."""
    key = sealer.derived_keys(_DEMO)[0]
    return _readable(hmac.new(key, b"password", sha256).digest()[:_BYTES])


def _readable(random: bytes) -> str:
    letters = base64.b32encode(random).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
