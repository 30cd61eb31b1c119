"""How is a random token made, and what is kept of it?"""

import hashlib
import secrets
from typing import Final

_BYTES: Final = 32


def new_token(prefix: str = "") -> str:
    """256 random bits, in letters that a cookie or a header carries as they are."""
    return prefix + secrets.token_urlsafe(_BYTES)


def new_public_id() -> str:
    """An id that may be shown and opens nothing."""
    return secrets.token_urlsafe(12)


def hash_of_token(token: str) -> str:
    """What is kept. Random tokens need no salt and no slow hash: there is nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()
