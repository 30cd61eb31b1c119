"""How is it said what networks exchange about a profile, and where a request stands?"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from api.words import dates
from models.enums import (
    AgeBand,
    AgreementWay,
    ContactAgreed,
    ContractSought,
    DeclineReason,
    MeetingWay,
    NetworkKind,
    ProfileEnd,
    Reach,
    RequestReason,
    RequestState,
    Rhythm,
)

AGE_BANDS: Final = {
    AgeBand.UNDER_18: "moins de 18 ans",
    AgeBand.FROM_18: "18–20 ans",
    AgeBand.FROM_21: "21–25 ans",
    AgeBand.FROM_26: "26 ans et plus",
}
REACHES: Final = {
    Reach.VEHICLE: "se déplace avec son véhicule",
    Reach.TRANSIT: "se déplace en transports en commun",
    Reach.NEAR: "se déplace à pied ou à vélo",
}
CONTRACTS_SOUGHT: Final = {
    ContractSought.APPRENTICESHIP: "contrat d'apprentissage",
    ContractSought.PMSMP: "immersion (PMSMP)",
    ContractSought.EITHER: "contrat d'apprentissage ou immersion",
}
AGREEMENT_WAYS: Final = {
    AgreementWay.MEETING: "en entretien",
    AgreementWay.PHONE: "par téléphone",
    AgreementWay.VIDEO: "en visio",
    AgreementWay.WRITTEN: "par écrit",
}
CONTACTS_AGREED: Final = {
    ContactAgreed.REFERENT: "par son référent seulement",
    ContactAgreed.PHONE: "prénom et téléphone",
    ContactAgreed.EMAIL: "prénom et courriel",
    ContactAgreed.PHONE_AND_EMAIL: "prénom, téléphone et courriel",
}
PROFILE_ENDS: Final = {
    ProfileEnd.AGREEMENT_WITHDRAWN: "le jeune a retiré son accord",
    ProfileEnd.TAKEN_DOWN: "retiré par un conseiller",
    ProfileEnd.LAPSED: "arrivé à échéance",
    ProfileEnd.SIGNED: "contrat signé",
    ProfileEnd.LEFT: "dossier clos ou suivi ailleurs",
}
REQUEST_REASONS: Final = {
    RequestReason.OFFER: "une offre que suit la structure",
    RequestReason.EMPLOYER: "une entreprise qui cherche",
    RequestReason.TRAINING: "une place en formation",
}
# Said of a request, and so feminine.
REQUEST_STATES: Final = {
    RequestState.WAITING: "en attente",
    RequestState.ACCEPTED: "acceptée",
    RequestState.DECLINED: "déclinée",
    RequestState.LAPSED: "sans réponse",
    RequestState.CANCELLED: "annulée par la structure qui demandait",
    RequestState.CLOSED: "close : le profil n'est plus partagé",
}
MEETINGS: Final = {
    MeetingWay.CALL_REFERENT: "prenez contact avec le référent",
    MeetingWay.THREE_WAY: "rencontre à trois, organisée par le référent",
    MeetingWay.CALL_YOUNG_PERSON: "prenez contact avec le jeune",
}
DECLINES: Final = {
    DeclineReason.DECLINED_BY_YOUNG_PERSON: "le jeune ne le souhaite pas",
    DeclineReason.NOT_THE_TRADE: "ce n'est pas le métier souhaité",
    DeclineReason.TOO_FAR: "c'est trop loin",
    DeclineReason.NOT_NOW: "pas en ce moment",
    DeclineReason.ELSEWHERE: "une autre piste est engagée",
}
RHYTHMS: Final = {
    Rhythm.ONE_WEEK_IN_TWO: "une semaine sur deux au CFA",
    Rhythm.ONE_WEEK_IN_THREE: "une semaine sur trois au CFA",
    Rhythm.ONE_WEEK_IN_FOUR: "une semaine sur quatre au CFA",
    Rhythm.ONE_DAY_A_WEEK: "un jour par semaine au CFA",
    Rhythm.TWO_DAYS_A_WEEK: "deux jours par semaine au CFA",
}
NETWORKS: Final = {
    NetworkKind.MISSION_LOCALE: "Mission Locale",
    NetworkKind.FRANCE_TRAVAIL: "France Travail",
    NetworkKind.CAP_EMPLOI: "Cap emploi",
    NetworkKind.CMA: "chambre de métiers",
    NetworkKind.CCI: "chambre de commerce",
    NetworkKind.CHAMBRE_AGRICULTURE: "chambre d'agriculture",
    NetworkKind.CFA: "CFA",
    NetworkKind.OTHER: "autre réseau",
}
# How loud each state is shown.
STATE_KINDS: Final = {
    RequestState.WAITING: "warning",
    RequestState.ACCEPTED: "success",
}


def available(month: str | None, today: date) -> str:
    """From when, by the month: "2027-01" as "à partir de janvier 2027"."""
    if month is None:
        return "disponibilité non précisée"
    first = date.fromisoformat(f"{month}-01")
    return "disponible" if first <= today else f"disponible à partir de {dates.month(first)}"


def contacts_named(contacts: Iterable[ContactAgreed]) -> list[tuple[ContactAgreed, str]]:
    """Contacts to choose from, with their words."""
    return [(each, CONTACTS_AGREED[each]) for each in contacts]


def trade_names(card: dict[str, Any]) -> str:
    """The trades wished for, in a row."""
    return ", ".join(trade["label"] for trade in card["trades"])
