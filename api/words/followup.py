"""How are proposals, contracts, PMSMP and what became of them said to French readers?"""

from typing import Final

_OUTCOMES: Final = {
    "declined_by_young_person": "Refus du jeune",
    "declined_by_employer": "Refus de l'employeur",
    "declined_by_cfa": "Refus du CFA",
    "no_answer": "Pas de réponse",
    "place_gone": "Place déjà prise",
    "met": "Rencontre faite",
    "pmsmp_done": "PMSMP effectuée",
    "signed": "Contrat signé",
    "ruptured": "Contrat rompu",
    "in_training_6m_same_employer": "En formation à 6 mois, même employeur",
    "in_training_6m_new_employer": "En formation à 6 mois, nouvel employeur",
    "completed": "Contrat mené à son terme",
    "lost_from_view": "Perdu de vue",
}
_OF_PMSMP: Final = {"signed": "Convention signée"}
PROPOSAL_STATES: Final = {
    "pending": "en attente de réponse",
    "closed": "close",
    "lapsed": "restée sans réponse",
}
ORIGINS: Final = {
    "proposal": "proposition",
    "family": "famille ou entourage",
    "school": "école ou CFA",
    "own_search": "recherche du jeune",
    "other_network": "autre réseau",
    "unknown": "origine non connue",
}
PURPOSES: Final = {
    "discover_trade": "découvrir un métier",
    "confirm_project": "confirmer un projet",
    "start_recruitment": "engager un recrutement",
}
# One tap each: why this one, before those that stood above it.
ORDER_REASONS: Final = {
    "preferred": "le jeune la préfère",
    "knows_employer": "le jeune connaît l'employeur",
    "employer_in_touch": "l'employeur l'attend déjà",
    "other_journey": "le vrai trajet est meilleur",
    "dates_or_hours": "dates ou horaires mieux adaptés",
    "cfa_place": "place au CFA déjà obtenue",
    "others_out_of_date": "les offres au-dessus ne sont plus à jour",
}
# What a contract or PMSMP is called where its article matters.
A_PLACEMENT: Final = {
    "apprenticeship": "Contrat d'apprentissage",
    "pmsmp": "PMSMP",
    "professionalisation": "Contrat de professionnalisation",
}
_MILESTONES: Final = {
    "proposed": {"apprenticeship": "Offre proposée", "pmsmp": "PMSMP proposée"},
    "starts": {"apprenticeship": "Début du contrat", "pmsmp": "PMSMP"},
    "ends": {"apprenticeship": "Fin prévue du contrat", "pmsmp": "Fin de la PMSMP"},
    "ruptured": {"apprenticeship": "Rupture du contrat", "pmsmp": "PMSMP interrompue"},
}


def milestone(what: str, kind: str) -> str:
    """What happened on a day of a path; any contract is spoken of as an apprenticeship's."""
    own = _MILESTONES.get(what)
    if own is None:
        return outcome(what, kind)
    return own.get(kind, own["apprenticeship"])


def outcome(kind: str, offer_kind: str) -> str:
    """An answer or event; a PMSMP is agreed in a convention, not in a contract."""
    own = _OF_PMSMP if offer_kind == "pmsmp" else {}
    return own.get(kind) or _OUTCOMES[kind]
