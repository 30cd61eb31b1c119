"""Which commune is meant by this name, postal code or département?"""

from functools import cache

from data.reference.commune_index import Ambiguous, Found, Places
from data.reference.shipped import load

__all__ = ["Ambiguous", "Found", "Places", "find_commune", "shipped_places"]


@cache
def shipped_places() -> Places:
    """The index over the shipped communes, made once per process (about 0.1 s)."""
    return Places(load("communes"))


def find_commune(name: str, postcode: str | None = None, departement: str | None = None) -> Found:
    """Insee code of the commune, `Ambiguous` with the candidates' codes, or None.

    Understands "St Étienne", "LE MANS CEDEX 2", "Mans (Le)", "Paris 12e", "Paris" with 75012, and
    one or two wrong letters when the postal code is given. Examples and limits: `Places.find`.
    """
    return shipped_places().find(name, postcode or "", departement or "")
