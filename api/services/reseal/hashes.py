"""Which hash under the first key stands for one made under any key? None can be turned back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from models.errors import InvalidCode
from models.store.sealing import PersonIdentity, Sealer
from models.tables import Identity

# Hexadecimal digits of a keyed hash: other sources' own ids are shorter or longer, and stay.
_DIGITS = 64


def is_keyed(stored: str | None) -> bool:
    """Whether a stored key is one of ours, a keyed hash, and no id that a source gave."""
    return stored is not None and len(stored) == _DIGITS


def under_first_key(stored: str | None, *known: Sequence[str]) -> str | None:
    """The first key's hash of what `stored` is a hash of; None when it is of nothing known.

    Each of `known` is one text hashed under every key, first key first.
    """
    return next((hashes[0] for hashes in known if stored in hashes), None)


def hashes_of_names(sealer: Sealer, who: PersonIdentity, born: date) -> list[str]:
    """Both names and the birth date under every key; none without both names."""
    try:
        return sealer.lookup_hashes(who.family_name, who.given_name, born)
    except InvalidCode:
        return []


def hash_of_family(sealer: Sealer, who: PersonIdentity) -> str | None:
    """The family name under the first key; None without one."""
    try:
        return sealer.name_hash(who.family_name)
    except InvalidCode:
        return None


def identity_of(session: Session, sealer: Sealer, person_id: str | None) -> PersonIdentity | None:
    """Who somebody is; None where nothing is kept. Raises SettingsError when no key opens it."""
    row = session.get(Identity, person_id) if person_id is not None else None
    return sealer.open(row.sealed) if row is not None else None
