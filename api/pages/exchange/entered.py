"""What does a form of the exchange say? Texts by field, read into what services ask."""

from collections.abc import Iterable

from api.entry import Entry
from api.services.exchange.card.agreement import Agreement
from api.services.exchange.requests.answer import Acceptance
from api.services.exchange.requests.ask import Ask
from api.services.exchange.shared.publish import Publication
from models.enums import (
    AgreementWay,
    ContactAgreed,
    ContractSought,
    DeclineReason,
    MeetingWay,
    RequestReason,
)


def publication_entered(entry: Entry, wishes: Iterable[str]) -> Publication:
    """What is to be shared; raises EntryRefused with every mistake."""
    trades = tuple(rome for rome in wishes if entry.ticked(f"metier-{rome}"))
    if not trades:
        entry.refuse("metiers", "Choisissez au moins un métier à montrer.")
    contract = entry.need("contrat", entry.choice("contrat", ContractSought))
    contact = entry.need("contact", entry.choice("contact", ContactAgreed))
    agreement = _agreement(entry)
    entry.check()
    return Publication(
        contract or ContractSought.EITHER, contact or ContactAgreed.REFERENT, agreement, trades
    )


def ask_entered(entry: Entry) -> Ask:
    """Why a contact is asked; raises EntryRefused."""
    reason = entry.need("motif", entry.choice("motif", RequestReason))
    offer, employer = entry.text("offre", 60), entry.text("employeur-choix", 40)
    typed = entry.texts.get("employeur", "").strip()
    if reason is RequestReason.EMPLOYER and typed and employer is None:
        entry.refuse("employeur", "Choisissez l'entreprise parmi celles proposées.")
    entry.check()
    return Ask(reason or RequestReason.TRAINING, offer, employer)


def acceptance_entered(entry: Entry) -> Acceptance:
    """How they meet and what passes on; raises EntryRefused."""
    meeting = entry.need("rencontre", entry.choice("rencontre", MeetingWay))
    contact = entry.choice("contact", ContactAgreed)
    agreement, day = _agreement(entry), entry.day("jour")
    entry.check()
    return Acceptance(
        meeting or MeetingWay.CALL_REFERENT, agreement, contact or ContactAgreed.REFERENT, day
    )


def decline_entered(entry: Entry) -> DeclineReason:
    """Why not; raises EntryRefused."""
    reason = entry.need("raison", entry.choice("raison", DeclineReason))
    entry.check()
    return reason or DeclineReason.NOT_NOW


def _agreement(entry: Entry) -> Agreement:
    """Missing answers are told by the service, which knows who is a minor."""
    return Agreement(
        entry.day("accord"),
        entry.choice("accord-comment", AgreementWay),
        entry.day("representant"),
        entry.choice("representant-comment", AgreementWay),
    )
