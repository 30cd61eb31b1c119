"""Which French words stand for which value of the domain's closed lists?"""

from models.enums import (
    ContractOrigin,
    DangerousWork,
    Enrolment,
    Licence,
    OfferKind,
    OfferStatus,
    OutcomeKind,
    PmsmpPurpose,
    RefusedHours,
    RuptureCause,
    RuptureSide,
    Stage,
    SupportScheme,
    Visibility,
    WishCertainty,
)

# A closed list, for a free label would end up holding names and telephone numbers.
HOMES = {
    "autre domicile": "autre domicile",
    "autre parent": "autre parent",
    "mère": "chez sa mère",
    "père": "chez son père",
    "famille": "famille",
    "famille d'accueil": "famille d'accueil",
    "foyer": "foyer",
    "foyer de jeunes travailleurs": "foyer de jeunes travailleurs",
    "internat": "internat",
    "conjoint": "chez son conjoint",
    "ami": "chez un ami",
}
STAGES = {
    "sans projet": Stage.NO_PROJECT,
    "à confirmer": Stage.TO_CONFIRM,
    "prêt à signer": Stage.READY_TO_SIGN,
    "prête à signer": Stage.READY_TO_SIGN,
}
ENROLMENTS = {
    "non": Enrolment.NONE,
    "candidat": Enrolment.CANDIDATE,
    "candidate": Enrolment.CANDIDATE,
    "admis": Enrolment.ADMITTED,
    "admise": Enrolment.ADMITTED,
    "entré": Enrolment.STARTED,
    "entrée": Enrolment.STARTED,
}
SCHEMES = {
    "aucun": SupportScheme.NONE,
    "CEJ": SupportScheme.CEJ,
    "PACEA": SupportScheme.PACEA,
    "prépa-apprentissage": SupportScheme.PREPA_APPRENTISSAGE,
}
LICENCES = {
    "AM": Licence.AM,
    "BSR": Licence.AM,
    "A1": Licence.A1,
    "B": Licence.B,
    "C": Licence.C,
    "autre": Licence.OTHER,
}
CERTAINTIES = {
    "à explorer": WishCertainty.EXPLORING,
    "probable": WishCertainty.LIKELY,
    "sûr": WishCertainty.SURE,
}
REFUSED_HOURS = {
    "nuit": RefusedHours.NIGHT,
    "week-end": RefusedHours.WEEKEND,
    "dimanche": RefusedHours.SUNDAY,
    "tôt le matin": RefusedHours.EARLY_MORNING,
    "tard le soir": RefusedHours.LATE_EVENING,
}
SEXES = {
    "F": "f",
    "M": "m",
    "femme": "f",
    "homme": "m",
    "Mme": "f",
    "monsieur": "m",
    "madame": "f",
    "féminin": "f",
    "masculin": "m",
}
OFFER_KINDS = {
    "apprentissage": OfferKind.APPRENTICESHIP,
    "PMSMP": OfferKind.PMSMP,
    "immersion": OfferKind.PMSMP,
    "stage": OfferKind.PMSMP,
    "professionnalisation": OfferKind.PROFESSIONALISATION,
}
PLACEMENT_KINDS = {
    "apprentissage": OfferKind.APPRENTICESHIP,
    "PMSMP": OfferKind.PMSMP,
    "immersion": OfferKind.PMSMP,
}
OFFER_STATUSES = {
    "ouverte": OfferStatus.LIVE,
    "brouillon": OfferStatus.DRAFT,
    "suspendue": OfferStatus.PAUSED,
    "pourvue": OfferStatus.FILLED,
    "expirée": OfferStatus.EXPIRED,
    "retirée": OfferStatus.WITHDRAWN,
}
VISIBILITIES = {
    "structure": Visibility.OWN_STRUCTURE,
    "annoncée": Visibility.ANNOUNCED,
    "partagée": Visibility.SHARED,
}
DANGERS = {
    "aucun": DangerousWork.NONE,
    "sur déclaration": DangerousWork.DECLARATION,
    "interdits": DangerousWork.BANNED,
}
OUTCOMES = {
    "refus du jeune": OutcomeKind.DECLINED_BY_YOUNG_PERSON,
    "refus de l'employeur": OutcomeKind.DECLINED_BY_EMPLOYER,
    "refus du CFA": OutcomeKind.DECLINED_BY_CFA,
    "sans réponse": OutcomeKind.NO_ANSWER,
    "place prise": OutcomeKind.PLACE_GONE,
    "entretien": OutcomeKind.MET,
    "PMSMP faite": OutcomeKind.PMSMP_DONE,
    "signé": OutcomeKind.SIGNED,
    "rupture": OutcomeKind.RUPTURED,
    "en formation à 6 mois, même employeur": OutcomeKind.IN_TRAINING_6M_SAME,
    "en formation à 6 mois, autre employeur": OutcomeKind.IN_TRAINING_6M_NEW,
    "terminé": OutcomeKind.COMPLETED,
    "perdu de vue": OutcomeKind.LOST_FROM_VIEW,
}
CAUSES = {
    "distance": RuptureCause.DISTANCE,
    "trajet": RuptureCause.DISTANCE,
    "horaires": RuptureCause.HOURS,
    "métier": RuptureCause.TRADE,
    "conditions de travail": RuptureCause.WORKING_CONDITIONS,
    "fermeture de l'entreprise": RuptureCause.EMPLOYER_CLOSED,
    "autre": RuptureCause.OTHER,
    "inconnue": RuptureCause.UNKNOWN,
}
SIDES = {
    "jeune": RuptureSide.YOUNG_PERSON,
    "employeur": RuptureSide.EMPLOYER,
    "commun accord": RuptureSide.BOTH,
    "CFA": RuptureSide.CFA,
    "inconnu": RuptureSide.UNKNOWN,
}
ORIGINS = {
    "proposition": ContractOrigin.PROPOSAL,
    "famille": ContractOrigin.FAMILY,
    "école": ContractOrigin.SCHOOL,
    "recherche personnelle": ContractOrigin.OWN_SEARCH,
    "autre réseau": ContractOrigin.OTHER_NETWORK,
    "inconnue": ContractOrigin.UNKNOWN,
}
PURPOSES = {
    "découvrir un métier": PmsmpPurpose.DISCOVER_TRADE,
    "confirmer un projet": PmsmpPurpose.CONFIRM_PROJECT,
    "initier un recrutement": PmsmpPurpose.START_RECRUITMENT,
}
