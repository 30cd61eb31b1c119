"""What is to be done in the first weeks of a contract? Its filing, and talks while it is free.

Either side may leave within 45 days in the company (L6222-18): a talk in time keeps some.
"""

from datetime import date

import numpy as np

from matcher.factors.french import day
from matcher.urgency.alerts import Alert, AlertKind, in_days
from matcher.urgency.facts import FollowedFacts, StayFact
from matcher.urgency.free_rupture import company_day
from matcher.urgency.terms import FILING_OPCO, FREE_RUPTURE, Terms

# "Jours ouvrables": Monday to Saturday. Bank holidays are left out, so the day is the earliest.
_WORKING_DAYS = "1111110"


def first_weeks_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """Steps of the contracts under way, a week before their day until a week after it."""
    running = (
        stay
        for stay in facts.contracts
        if stay.starts_on <= terms.today and stay.runs_or_will(terms.today)
    )
    return [alert for stay in running for alert in (*_filing(stay, terms), *_talks(stay, terms))]


def filing_day(start: date, working_days: int) -> date:
    """Last day on which a contract may be filed, so many working days after its start."""
    found = np.busday_offset(start, working_days, roll="backward", weekmask=_WORKING_DAYS)
    return date.fromisoformat(str(found))


def _filing(stay: StayFact, terms: Terms) -> list[Alert]:
    due = filing_day(stay.starts_on, terms.filing_days)
    left = (due - terms.today).days
    if left < 0:
        return []
    sentence = (
        f"Contrat commencé le {day(stay.starts_on)} : l'employeur le transmet à l'OPCO jusqu'au "
        f"{day(due)} ({in_days(left)})."
    )
    return [Alert(AlertKind.CONTRACT_STEP, sentence, due, left, terms.articles[FILING_OPCO])]


def _talks(stay: StayFact, terms: Terms) -> list[Alert]:
    found = []
    for number in terms.check_ins:
        due = company_day(stay.starts_on, number)
        left = (due - terms.today).days
        if abs(left) <= terms.ends_days:
            sentence = (
                f"Point avec le jeune et l'employeur au {number}e jour en entreprise, le "
                f"{day(due)} au plus tôt ({in_days(left)}) : rupture libre jusqu'au "
                f"{terms.free_days}e."
            )
            article = terms.articles[FREE_RUPTURE]
            found.append(Alert(AlertKind.CONTRACT_STEP, sentence, due, left, article))
    return found
