"""How is a re-match told to French readers?"""

from typing import Final

SCOPES: Final = {
    "ruptures": "ruptures ouvertes",
    "all": "tous les jeunes prêts à signer",
}
STATUSES: Final = {
    "queued": "en attente",
    "running": "en cours",
    "done": "terminée",
    "cancelled": "annulée",
    "failed": "échouée",
}
STANDINGS: Final = {
    "served": "avec des suggestions",
    "none": "sans suggestion",
    "to_call": "à appeler d'abord",
}
CALL_FIRST: Final = {
    "wishes_old": "souhaits non confirmés depuis deux mois",
    "no_wish": "aucun souhait noté",
    "no_home": "domicile inconnu : aucun trajet ne peut être calculé",
    "objects": "s'oppose au classement automatique",
}
CFA: Final = {
    "kept": "même CFA",
    "changed": "changerait de CFA : rien d'autre ne reste",
    "open": "CFA à choisir",
}
DECISIONS: Final = {"proposed": "proposée", "set_aside": "écartée"}
METHODS: Final = {
    "optimal": "le plus grand total, chacun selon ses propres chances",
    "raw": "le plus grand total des scores",
    "stable": "stable : personne n'échangerait",
}
GROUPS: Final = {
    "rural": "commune rurale",
    "urban": "commune urbaine",
    "level_2": "sans diplôme",
    "level_3": "CAP",
    "level_4": "bac",
    "level_5": "bac+2 et plus",
    "unknown": "non connu",
}
LOST_BECAUSE: Final = {
    "decided": "décidées par un conseiller",
    "no_longer_seeking": "le jeune ne cherche plus",
    "offer_gone": "l'offre n'est plus ouverte",
    "given_to_others": "la place va à d'autres",
    "better_found": "mieux a été trouvé",
}


def time_left(seconds: int | None) -> str:
    """How long a run still takes: "environ 2 min"; empty when nobody knows."""
    if seconds is None:
        return ""
    if seconds < 60:
        return "moins d'une minute"
    return f"environ {round(seconds / 60)} min"
