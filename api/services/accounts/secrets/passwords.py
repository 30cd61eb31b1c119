"""Is this the password? Argon2id, a few at a time; and is a new one good enough?"""

import base64
import secrets
import unicodedata
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.sign_in_settings import MEMORY_MIB
from models.errors import PasserelleError

SHORTEST: Final = 12
LONGEST: Final = 200
# "aaaaaaaaaaaa" is long too. Nothing else is asked of a password (NIST SP 800-63B, 3.1.1.2).
_FEWEST_CHARACTERS: Final = 5
# Each verification takes its memory: a crowd waits instead of filling the machine.
_AT_ONCE: Final = 4


class WeakPassword(PasserelleError, ValueError):
    """A new password that would be guessed; the message says what to do."""


class Passwords:
    """Hashes and verifies. Raising `memory_mib` renews each hash at its owner's next sign-in."""

    def __init__(self, memory_mib: int = MEMORY_MIB) -> None:
        self._hasher = PasswordHasher(memory_cost=memory_mib * 1024)
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._decoy = self._hash_of_nothing()

    def hash(self, password: str) -> str:
        """The hash to keep, with its own salt and parameters."""
        with self._turns:
            return self._hasher.hash(_normalised(password))

    def verify(self, kept: str | None, password: str) -> bool:
        """Whether it is the password; where there is none (None), as long and always False."""
        try:
            with self._turns:
                return self._hasher.verify(kept or self._decoy, _normalised(password))
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _hash_of_nothing(self) -> str:
        # Same parameters and lengths as a real one, and no password that anybody knows.
        made = self._hasher
        salt, digest = (
            base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")
            for length in (made.salt_len, made.hash_len)
        )
        cost = f"m={made.memory_cost},t={made.time_cost},p={made.parallelism}"
        return f"$argon2id$v=19${cost}${salt}${digest}"


def check_new_password(password: str, login: str) -> None:
    """Raise WeakPassword for one too short, too long, the same few characters, or the login."""
    plain = _normalised(password)
    if len(plain) < SHORTEST:
        raise WeakPassword(
            f"Choisissez un mot de passe de {SHORTEST} caractères au moins ; une phrase convient."
        )
    if len(plain) > LONGEST:
        raise WeakPassword(f"Choisissez un mot de passe de {LONGEST} caractères au plus.")
    if len(set(plain)) < _FEWEST_CHARACTERS:
        raise WeakPassword("Ce mot de passe répète les mêmes caractères : choisissez-en un autre.")
    name = login.partition("@")[0].casefold()
    if plain.casefold() in (login.casefold(), name) or login.casefold() in plain.casefold():
        raise WeakPassword("Ce mot de passe contient votre identifiant : choisissez-en un autre.")


def _normalised(password: str) -> str:
    # The same accented letter can be typed in two ways; both are the same password.
    return unicodedata.normalize("NFKC", password)
