"""How is each field of a file's forms called, in a list of mistakes that stands far from it?"""

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

_LABELS: Final = MappingProxyType(
    {
        "nom": "Nom de famille",
        "prenom": "Prénom",
        "naissance": "Date de naissance",
        "telephone": "Téléphone",
        "courriel": "Courriel",
        "imilo": "Numéro i-Milo",
        "representant": "Représentant légal",
        "minutes-entreprise": "Vers l'entreprise",
        "minutes-cfa": "Vers le CFA",
        "nouveau": "Ajouter un métier",
        "confirmes-le": "Souhaits confirmés",
        "nouveau-metier": "Métier refusé",
        "nouvel-employeur": "Employeur refusé",
        "etape": "Étape du projet",
        "niveau": "Niveau atteint",
        "college": "Collège terminé",
        "disponible-le": "Disponible à partir du",
        "inscription": "Inscription",
        "nouvelle-formation": "Formation",
        "entree": "Entrée au CFA",
        "referent": "Référent",
        "accompagnement": "Accompagnement",
        "notice": "Version de la notice",
        "informe-le": "Notice d'information",
        "clos-le": "Dossier clos",
        "pied": "À pied",
        "velo": "Vélo",
        "cyclomoteur": "Cyclomoteur",
        "voiture": "Voiture",
        "transports": "Transports en commun",
    }
)
_ROWS: Final = {
    "domicile": "Domicile",
    "trajet": "Trajet",
    "souhait": "Souhait",
    "metier": "Métier refusé",
    "employeur": "Employeur refusé",
}
_ROW: Final = re.compile(r"([a-z]+)-(\d+)-[a-z0-9-]+")


def labels_of(names: Iterable[str]) -> dict[str, str]:
    """The label of each field; of a field of a row, which row it is."""
    found = {name: _label(name) for name in names}
    return {name: label for name, label in found.items() if label}


def _label(name: str) -> str:
    row = _ROW.fullmatch(name)
    if row and row[1] in _ROWS:
        return f"{_ROWS[row[1]]} {row[2]}"
    return _LABELS.get(name, "")
