"""French words of the comparison of policies in simulated worlds."""

from typing import Final

POLICIES: Final = {
    "nearest": "au plus près, puis au plus récent",
    "text": "texte, puis moins de candidatures",
    "responsive": "employeurs qui répondent",
    "fair_share": "moins de candidatures par place",
    "hiring": "potentiel d'embauche × hasard du jour",
    "random": "au hasard",
    "expert": "Passerelle, grille d'expert",
    "fitted": "Passerelle, grille apprise",
    "fitted_price": "Passerelle, grille apprise et prix",
    "fitted_batch": "Passerelle, grille apprise et répartition",
}
MEASURES: Final = {
    "in_training_6": "en formation à 6 mois",
    "in_training_12": "en formation à 12 mois",
    "signed": "contrats par jeune",
    "ruptures": "ruptures à 9 mois",
    "days_to_sign": "jours jusqu'au contrat",
    "travel_hours": "trajet (h par semaine)",
    "no_option": "sans aucune offre",
    "exposure_gini": "Gini des propositions",
    "most_per_place": "candidats au plus par place",
}
# Told as shares; the others as numbers.
SHARES: Final = frozenset({"in_training_6", "in_training_12", "ruptures", "no_option"})
