"""How is an identity kept? Encrypted with a key from the settings, found through keyed hashes.

Names are compared after `normalised_name`, so LEFÈVRE-DUPONT and Lefevre Dupont are one name.
"""

import base64
import hashlib
import hmac
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.errors import InvalidCode, SettingsError

SHORTEST_KEY = 32
_IDENTITY = b"passerelle identity seal"
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O"})


@dataclass(frozen=True, slots=True)
class PersonIdentity:
    """Who a young person is. Nothing of it shows in a repr, so no log or traceback can hold it."""

    family_name: str = field(repr=False)
    given_name: str = field(repr=False)
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    imilo_number: str | None = field(default=None, repr=False)
    # For a minor: the legal representative's name and phone.
    representative: str | None = field(default=None, repr=False)


class Sealer:
    """Seals and opens identities. The first key seals and hashes; the older ones only open.

    Keys are the settings' texts, at least 32 characters each; raises SettingsError otherwise.
    """

    def __init__(self, key: str | Sequence[str]) -> None:
        keys = [key] if isinstance(key, str) else list(key)
        if not keys or any(len(each) < SHORTEST_KEY for each in keys):
            raise SettingsError(
                "PASSERELLE_SECRET_KEY : clé absente ou trop courte (au moins "
                f"{SHORTEST_KEY} caractères). Créez-en une, par exemple avec : "
                'python -c "import secrets; print(secrets.token_urlsafe(32))".'
            )
        self._keys = tuple(keys)
        self._fernet = self.fernet_for(_IDENTITY)
        self._hash_keys = [_derive(each, b"passerelle lookup hash") for each in keys]

    def seal(self, identity: PersonIdentity) -> bytes:
        """Encrypt an identity for the `identity.sealed` column."""
        return self._fernet.encrypt(json.dumps(asdict(identity), ensure_ascii=False).encode())

    def open(self, sealed: bytes) -> PersonIdentity:
        """Decrypt an identity; raises SettingsError when no key of the settings opens it."""
        try:
            return PersonIdentity(**json.loads(self._fernet.decrypt(sealed)))
        except InvalidToken as error:
            raise SettingsError(
                "PASSERELLE_SECRET_KEY : cette clé n'ouvre pas les identités de la base. "
                "Remettez la clé d'origine, ou donnez « nouvelle,ancienne »."
            ) from error

    @property
    def is_rotating(self) -> bool:
        """Whether older keys are given beside the first."""
        return len(self._keys) > 1

    def renewed(self, sealed: bytes, purpose: bytes = _IDENTITY) -> bytes:
        """The same under the first key, untouched when it is already.

        `purpose` is what it was sealed for; raises SettingsError when no key of the settings opens
        it.
        """
        try:
            self.fernet_for(purpose, firsts=1).decrypt(sealed)
        except InvalidToken:
            try:
                return self.fernet_for(purpose).rotate(sealed)
            except InvalidToken as error:
                raise SettingsError(
                    "PASSERELLE_SECRET_KEY : aucune des clés données n'ouvre ce qui est gardé."
                ) from error
        return sealed

    def lookup_hash(self, family_name: str, given_name: str, birth_date: date) -> str:
        """Keyed hash (64 hex digits) of both names and the birth date, under the first key."""
        return self.lookup_hashes(family_name, given_name, birth_date)[0]

    def lookup_hashes(self, family_name: str, given_name: str, birth_date: date) -> list[str]:
        """The same hash under every key, first key first: what to search during a rotation."""
        family = normalised_name("nom de famille", family_name)
        given = normalised_name("prénom", given_name)
        return self._hashes(f"person\x1f{family}\x1f{given}\x1f{birth_date.isoformat()}")

    def name_hash(self, family_name: str) -> str:
        """Keyed hash (64 hex digits) of the family name alone, under the first key."""
        return self.name_hashes(family_name)[0]

    def name_hashes(self, family_name: str) -> list[str]:
        """The same hash under every key, first key first."""
        return self._hashes(f"family\x1f{normalised_name('nom de famille', family_name)}")

    def source_key_hashes(self, source: str, number: str) -> list[str]:
        """Keyed hashes of a person's number in a source, first key first: never kept in clear."""
        return self._hashes(f"source\x1f{source}\x1f{number}")

    def derived_keys(self, purpose: bytes) -> list[bytes]:
        """Keys for something else, first key first: none tells anything about another purpose's."""
        return [_derive(each, purpose) for each in self._keys]

    def fernet_for(self, purpose: bytes, firsts: int | None = None) -> MultiFernet:
        """What seals for a purpose under the first key, and opens under any (or so many firsts)."""
        keys = self.derived_keys(purpose)[:firsts]
        return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in keys])

    def _hashes(self, message: str) -> list[str]:
        return [
            hmac.new(each, message.encode(), hashlib.sha256).hexdigest() for each in self._hash_keys
        ]


def normalised_name(field_name: str, name: str) -> str:
    """Capitals without accents, spaces, hyphens or apostrophes; InvalidCode if nothing is left."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_LIGATURES))
    kept = "".join(letter for letter in decomposed if letter.isalnum()).upper()
    if not kept:
        raise InvalidCode(field_name, "au moins une lettre", f"{len(name)} caractères sans lettre")
    return kept


def _derive(key: str, purpose: bytes) -> bytes:
    # One secret, two unrelated keys: a leaked hash key opens no identity.
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key.encode())
