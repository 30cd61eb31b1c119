"""How is it said why two offers may be one, and what was decided?"""

from typing import Final

WHY: Final = {
    "maybe_same_employer": "peut-être le même employeur, sans SIRET des deux côtés",
    "delegated": "offre confiée à un CFA : l'établissement écrit est peut-être le sien",
    "level_differs": "même titre, niveaux différents",
    "titles_differ": "même métier, titres différents",
    "trades_differ": "même titre, métiers différents",
    "by_hand": "rapprochées à la main",
}
DECIDED: Final = {True: "la même offre", False: "deux offres", None: "à examiner"}
