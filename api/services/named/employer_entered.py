"""Which employer does a form mean? Picked among those found, or described as a new one."""

from typing import Final

from sqlalchemy.orm import Session

from api.entry import Entry
from api.services.named.employers import (
    NewEmployer,
    employer_line,
    employers_named,
    siret_of,
)
from api.services.named.names import commune_names
from data.reference.places import Ambiguous, find_commune

_LONGEST_NAME: Final = 200
_SHORTEST_NAME: Final = 2
_WHO: Final = "Nom de l'entreprise ou SIRET attendu."
_CHOOSE: Final = (
    "Choisissez l'entreprise parmi celles proposées, ou cochez « nouvelle entreprise »."
)
_UNKNOWN_SIRET: Final = (
    "Aucune entreprise connue n'a ce SIRET : donnez son nom, et ce numéro dans « SIRET »."
)
_COMMUNE: Final = "Commune introuvable : vérifiez le nom, ou ajoutez le code postal."
_SEVERAL: Final = "Plusieurs communes portent ce nom : ajoutez le code postal."


def employer_entered(session: Session, entry: Entry) -> str | NewEmployer | None:
    """An id of the store or a new employer; None when a mistake was noted.

    A SIRET known here is enough. A name must be picked among those found, unless none is close.
    """
    text = entry.text("employeur", _LONGEST_NAME)
    chosen = entry.texts.get("employeur-choix", "").strip()
    is_new = entry.ticked("employeur-nouveau")
    if chosen and not is_new:
        if employer_line(session, chosen) is not None:
            return chosen
        entry.refuse("employeur", _CHOOSE)
        return None
    if text is None:
        entry.refuse("employeur", _WHO)
        return None
    found = employers_named(session, text)
    if siret_of(text) is not None:
        if found:
            return found[0].employer_id
        entry.refuse("employeur", _UNKNOWN_SIRET)
        return None
    if found and not is_new:
        entry.refuse("employeur", _CHOOSE)
        return None
    return _new_employer(entry, text)


def _new_employer(entry: Entry, name: str) -> NewEmployer | None:
    if len(name) < _SHORTEST_NAME:
        entry.refuse("employeur", _WHO)
    # Through its own parser: fourteen digits here are no person's number.
    siret_text = entry.texts.get("siret", "").strip()
    siret = siret_of(siret_text)
    if siret_text and siret is None:
        entry.refuse("siret", "SIRET attendu : 14 chiffres, ou laissez vide.")
    insee = _commune(entry)
    return None if insee is None or entry.mistakes else NewEmployer(name, insee, siret)


def _commune(entry: Entry) -> str | None:
    chosen = entry.texts.get("commune-choix", "").strip()
    if chosen in commune_names():
        return chosen
    text = entry.text("commune", 80)
    name, _, postcode = (text or "").rpartition(" ")
    found = find_commune(text or "")
    if not isinstance(found, str) and postcode.isdecimal():
        found = find_commune(name, postcode)
    if isinstance(found, str):
        return found
    entry.refuse("commune", _SEVERAL if isinstance(found, Ambiguous) else _COMMUNE)
    return None
