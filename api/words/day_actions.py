"""Under which code does an action go to i-Milo, and in which words?

i-Milo's own list of actions and the form in which it would import them are not published. These
codes are ours, one for each thing that may be noted, and stay what they are. Beside them stands the
follow-up situation of Tableau de bord de l'apprentissage (public, MIT), only where it is the same.
"""

from typing import Final

PROPOSED: Final = "PROPOSITION"
CODES: Final = {
    "declined_by_young_person": "REFUS_JEUNE",
    "declined_by_employer": "REFUS_EMPLOYEUR",
    "declined_by_cfa": "REFUS_CFA",
    "no_answer": "SANS_REPONSE",
    "place_gone": "PLACE_PRISE",
    "met": "RENCONTRE",
    "pmsmp_done": "PMSMP_EFFECTUEE",
    "signed": "SIGNATURE",
    "ruptured": "RUPTURE",
    "in_training_6m_same_employer": "FORMATION_6_MOIS_MEME_EMPLOYEUR",
    "in_training_6m_new_employer": "FORMATION_6_MOIS_NOUVEL_EMPLOYEUR",
    "completed": "CONTRAT_A_SON_TERME",
    "lost_from_view": "PERDU_DE_VUE",
}
KNOWN: Final = (
    "Codes de Passerelle : la liste d'actions d'i-Milo et son format d'import ne sont pas publics. "
    "Ce fichier se ressaisit ou se transpose ; i-Milo ne l'importe pas tel quel. Ni nom, ni texte "
    "libre : le numéro i-Milo, s'il est connu, et l'identifiant de Passerelle."
)
HEADERS: Final = (
    "Date",
    "Numéro i-Milo",
    "Jeune",
    "Conseiller",
    "Code",
    "Action",
    "Fait le",
    "Type",
    "Métier (ROME)",
    "SIRET",
    "Situation Tableau de bord",
)


def situation(kind: str, offer_kind: str) -> str:
    """Tableau de bord's word for the same thing; empty where it has none."""
    signs = kind == "signed" and offer_kind != "pmsmp"
    return "NOUVEAU_CONTRAT" if signs else ""
