"""How is a file's import said: where it stands, what its columns mean, what a cell is read as?"""

from datetime import date, time
from enum import StrEnum
from typing import Final

from api.words.dates import day
from api.words.files import LICENCES
from api.words.numbers import decimal
from api.words.offers import KINDS
from api.words.one_pool import STATES, VISIBLE_TO

STATUSES: Final = {
    None: "colonnes à vérifier",
    "queued": "en attente",
    "running": "en cours",
    "done": "importé",
    "cancelled": "abandonné",
    "failed": "non importé",
}
HOW: Final = {
    "chosen": "choisie",
    "remembered": "comme la dernière fois",
    "known": "reconnue",
    "guessed": "devinée : vérifiez",
    "free_text": "texte libre : jamais lu",
    "unknown": "pas reconnue",
}
_WORDS: Final = {
    "OfferKind": KINDS,
    "OfferStatus": STATES,
    "Visibility": VISIBLE_TO,
    "Licence": LICENCES,
    "DangerousWork": {"none": "aucun", "declaration": "sur déclaration", "banned": "interdits"},
}


def read_as(value: object) -> str:
    """A cell's value in words; empty where it says nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, StrEnum):
        return _WORDS.get(type(value).__name__, {}).get(value.value, value.value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return value.strftime("%Hh%M")
    return decimal(value, 2) if isinstance(value, float) else str(value)
