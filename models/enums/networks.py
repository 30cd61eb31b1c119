"""Who works with the service, and what may they do?"""

from enum import StrEnum


class NetworkKind(StrEnum):
    """Networks that prospect employers; prescription of PMSMP depends on it (L5135-2)."""

    MISSION_LOCALE = "mission_locale"
    FRANCE_TRAVAIL = "france_travail"
    CAP_EMPLOI = "cap_emploi"
    CMA = "cma"
    CCI = "cci"
    CHAMBRE_AGRICULTURE = "chambre_agriculture"
    CFA = "cfa"
    OTHER = "other"


class Role(StrEnum):
    """What a user of the service may do."""

    ADVISER = "adviser"
    # Référent apprentissage: leads it for the whole structure.
    APPRENTICESHIP_LEAD = "apprenticeship_lead"
    EMPLOYER_OFFICER = "employer_officer"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
