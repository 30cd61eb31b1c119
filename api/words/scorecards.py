"""How are the two questions of a scorecard called?"""

from typing import Final

KINDS: Final = {"apprenticeship": "apprentissage", "pmsmp": "immersion"}
QUESTIONS: Final = {"signed": "signature", "held": "maintien à six mois"}
BASELINES: Final = {
    "fitted": "cette grille",
    "constant": "une seule chance pour tous",
    "trade": "la moyenne du métier",
    "expert": "la grille d'expert",
}
