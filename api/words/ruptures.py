"""How are reported ruptures said to French readers?"""

from typing import Final

MATCHES: Final = {
    "matched": "jeune connu",
    "to_confirm": "à confirmer",
    "not_known": "sans dossier ici",
}
STATUSES: Final = {
    "PRE_INSCRIT": "pré-inscrit",
    "INSCRIT": "inscrit sans contrat",
    "APPRENTI": "apprenti",
    "RUPTURANT": "en rupture",
    "ABANDON": "abandon",
    "FIN_DE_FORMATION": "fin de formation",
}
