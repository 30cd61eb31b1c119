"""What waits to be noted or asked? Starts, ends without an outcome, answers, wishes."""

from datetime import timedelta

from matcher.factors.french import counted, day
from matcher.urgency.alerts import Alert, AlertKind, in_days
from matcher.urgency.facts import FollowedFacts, StayFact
from matcher.urgency.terms import Terms
from models.enums import OfferKind

# A name, and its participle: PMSMP is feminine.
_NAMES = {
    OfferKind.APPRENTICESHIP: ("Contrat", "terminé"),
    OfferKind.PROFESSIONALISATION: ("Contrat", "terminé"),
    OfferKind.PMSMP: ("PMSMP", "terminée"),
}


def stay_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """Contracts and stays that start soon, end soon, or ended with nothing noted."""
    found = [_start(stay, terms) or _end(stay, terms) for stay in facts.stays]
    return [alert for alert in found if alert is not None]


def _start(stay: StayFact, terms: Terms) -> Alert | None:
    left = (stay.starts_on - terms.today).days
    if stay.ruptured_on is not None or not 0 <= left <= terms.starts_days:
        return None
    name, _ = _NAMES[stay.kind]
    sentence = f"{name} : commence le {day(stay.starts_on)} ({in_days(left)})."
    return Alert(AlertKind.OUTCOME_TO_NOTE, sentence, stay.starts_on, left)


def _end(stay: StayFact, terms: Terms) -> Alert | None:
    if stay.end_known or stay.ruptured_on is not None or stay.ends_on is None:
        return None
    left = (stay.ends_on - terms.today).days
    if not -terms.missing_days <= left <= terms.ends_days:
        return None
    name, over = _NAMES[stay.kind]
    verb = "se termine" if left >= 0 else over
    sentence = f"{name} : {verb} le {day(stay.ends_on)} ({in_days(left)}), suite à noter."
    return Alert(AlertKind.OUTCOME_TO_NOTE, sentence, stay.ends_on, left)


def answer_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """Proposals without an answer for two weeks or more, told once, by the oldest."""
    limit = terms.today - timedelta(days=terms.answer_days)
    waiting = sorted(day for day in facts.pending_since if day <= limit)
    if not waiting:
        return []
    told = counted(len(waiting), "proposition", "propositions")
    since = (terms.today - waiting[0]).days
    due = waiting[0] + timedelta(days=terms.answer_days)
    sentence = f"{told} sans réponse depuis {counted(since, 'jour', 'jours')} : relancer."
    return [Alert(AlertKind.WAITING_ANSWER, sentence, due, (due - terms.today).days)]


def contact_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """Other structures ask to meet the person: told once, by the first that will lapse."""
    waiting = sorted(due for due in facts.contacts_due if due >= terms.today)
    if not waiting:
        return []
    told = counted(len(waiting), "demande", "demandes")
    left = (waiting[0] - terms.today).days
    sentence = f"{told} de contact : répondre avant le {day(waiting[0])} ({in_days(left)})."
    return [Alert(AlertKind.CONTACT_ASKED, sentence, waiting[0], left)]


def wish_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """No wish at all, or wishes that nobody confirmed lately; nothing under contract."""
    if facts.is_under_contract(terms.today):
        return []
    if not facts.has_wish:
        return [Alert(AlertKind.NO_WISH, "Aucun souhait noté.")]
    confirmed = facts.wishes_confirmed_on
    if confirmed is None:
        return [Alert(AlertKind.WISHES_TO_CONFIRM, "Souhaits jamais confirmés, ou sans date.")]
    since = (terms.today - confirmed).days
    if since <= terms.confirmed_days:
        return []
    due = confirmed + timedelta(days=terms.confirmed_days)
    sentence = f"Souhaits vus avec le jeune {in_days(-since)}."
    return [Alert(AlertKind.WISHES_TO_CONFIRM, sentence, due, (due - terms.today).days)]
