"""Which legal deadline runs for this person, and how many days are left?"""

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from matcher.columns.missing import day_of
from matcher.eligibility.calendar import birthday
from matcher.factors.french import day
from matcher.urgency.alerts import Alert, AlertKind, in_days
from matcher.urgency.facts import FollowedFacts
from matcher.urgency.terms import CFA_WITHOUT_EMPLOYER, KEPT_AFTER_RUPTURE, TRAINING_DUTY, Terms
from models.enums import Enrolment


def deadline_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """The CFA's three months or the six months after a rupture; nothing under contract.

    Months run date to date, to the last day of a shorter month; the last day still counts.
    """
    if facts.is_under_contract(terms.today):
        return []
    ruptured_on = last_rupture(facts)
    if ruptured_on is not None:
        return _after_rupture(ruptured_on, terms)
    return _without_employer(facts, terms)


def last_rupture(facts: FollowedFacts) -> date | None:
    """Day on which the latest contract broke; None when it did not, or there was none."""
    contracts = facts.contracts
    return contracts[-1].ruptured_on if contracts else None


def _after_rupture(ruptured_on: date, terms: Terms) -> list[Alert]:
    due = ruptured_on + relativedelta(months=terms.months_after_rupture)
    told = _Told(
        "Après rupture : le CFA garde le jeune et l'aide à retrouver un employeur jusqu'au",
        f"Après rupture : les {terms.months_after_rupture} mois au CFA ont pris fin",
        terms.articles[KEPT_AFTER_RUPTURE],
    )
    alerts = _dated(due, terms, told)
    window = ruptured_on + timedelta(days=terms.rematch_days)
    left = (window - terms.today).days
    if left >= 0:
        since = in_days((ruptured_on - terms.today).days)
        sentence = (
            f"Contrat rompu {since} : qui en retrouve un le fait le plus souvent en "
            f"{terms.rematch_days} jours."
        )
        alerts.append(Alert(AlertKind.RECENT_RUPTURE, sentence, window, left))
    return alerts


def _without_employer(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    entry = facts.cfa_entry_date
    if facts.enrolment is not Enrolment.STARTED or entry is None or entry > terms.today:
        return []
    if any(contract.last_day() >= entry for contract in facts.contracts):
        return []
    due = entry + relativedelta(months=terms.months_without_employer)
    told = _Told(
        "Au CFA sans employeur : contrat à signer jusqu'au",
        f"Au CFA sans employeur : les {terms.months_without_employer} mois ont pris fin",
        terms.articles[CFA_WITHOUT_EMPLOYER],
    )
    return _dated(due, terms, told)


class _Told(NamedTuple):
    """How a deadline is told: while it runs, once it is over, and its article."""

    until: str
    over: str
    article: str


def _dated(due: date, terms: Terms, told: _Told) -> list[Alert]:
    """The alert of a deadline, until its last day and for some time after."""
    left = (due - terms.today).days
    if left < -terms.passed_days:
        return []
    if left < 0:
        sentence = f"{told.over} {in_days(left)} : situation à mettre à jour."
        return [Alert(AlertKind.DEADLINE_PASSED, sentence, due, left, told.article)]
    sentence = f"{told.until} {day(due)} ({in_days(left)})."
    return [Alert(AlertKind.LEGAL_DEADLINE, sentence, due, left, told.article)]


def training_duty_alerts(facts: FollowedFacts, terms: Terms) -> list[Alert]:
    """From the sixteenth birthday to the eve of the eighteenth, unless under contract."""
    first = day_of(birthday(facts.birth_date, terms.duty_from_age))
    end = day_of(birthday(facts.birth_date, terms.duty_until_age))
    if first is None or end is None or not first <= terms.today < end:
        return []
    if facts.is_under_contract(terms.today):
        return []
    sentence = f"{terms.duty_from_age}–{terms.duty_until_age} ans : obligation de formation."
    article = terms.articles[TRAINING_DUTY]
    return [Alert(AlertKind.TRAINING_DUTY, sentence, end, (end - terms.today).days, article)]
