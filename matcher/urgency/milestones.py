"""What comes next in a contract, or without one, and in how many days?"""

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from matcher.urgency.deadlines import last_rupture
from matcher.urgency.facts import FollowedFacts
from matcher.urgency.free_rupture import company_day
from matcher.urgency.terms import CFA_WITHOUT_EMPLOYER, FREE_RUPTURE, KEPT_AFTER_RUPTURE, Terms
from models.enums import Enrolment


class Milestone(NamedTuple):
    """One dated step still to come. `article`: empty for what is no law."""

    due: date
    days_left: int
    sentence: str
    article: str


def milestones_of(facts: FollowedFacts, terms: Terms) -> tuple[Milestone, ...]:
    """Steps from today on, the next one first; the last day of each still counts."""
    found = [*_under_contract(facts, terms), *_without_contract(facts, terms)]
    steps = (
        Milestone(due, (due - terms.today).days, sentence, article)
        for due, sentence, article in found
        if due >= terms.today
    )
    return tuple(sorted(steps))


type _Dated = tuple[date, str, str]


def _under_contract(facts: FollowedFacts, terms: Terms) -> list[_Dated]:
    """Check-ins of the free period, and its end, counted as if never at the CFA."""
    article = terms.articles[FREE_RUPTURE]
    running = [
        stay
        for stay in facts.contracts
        if stay.starts_on <= terms.today and stay.runs_or_will(terms.today)
    ]
    return [
        (company_day(stay.starts_on, number), _free_sentence(number, terms), article)
        for stay in running
        for number in (*terms.check_ins, terms.free_days)
    ]


def _free_sentence(number: int, terms: Terms) -> str:
    if number == terms.free_days:
        return f"Au plus tôt, fin de la rupture libre ({number} jours en entreprise)."
    return f"Point avec le jeune et l'employeur au {number}e jour en entreprise, au plus tôt."


def _without_contract(facts: FollowedFacts, terms: Terms) -> list[_Dated]:
    if facts.is_under_contract(terms.today):
        return []
    ruptured_on = last_rupture(facts)
    if ruptured_on is not None:
        return _after_rupture(ruptured_on, terms)
    entry = facts.cfa_entry_date
    if facts.enrolment is not Enrolment.STARTED or entry is None:
        return []
    return [
        (
            entry + relativedelta(months=terms.months_without_employer),
            "Fin des mois au CFA sans employeur : contrat à signer avant.",
            terms.articles[CFA_WITHOUT_EMPLOYER],
        ),
        (
            entry + timedelta(days=terms.enrolled_days),
            "Dernier jour avant le statut « abandon » du Tableau de bord.",
            "",
        ),
    ]


def _after_rupture(ruptured_on: date, terms: Terms) -> list[_Dated]:
    return [
        (
            ruptured_on + timedelta(days=terms.referral_days),
            "Le CFA en collaboration transmet le dossier à la Mission Locale.",
            "",
        ),
        (
            ruptured_on + timedelta(days=terms.rematch_days),
            "Jusqu'ici, ceux qui retrouvent un contrat l'ont le plus souvent signé.",
            "",
        ),
        (
            ruptured_on + timedelta(days=terms.rupture_days),
            "Dernier jour avant le statut « abandon » du Tableau de bord.",
            "",
        ),
        (
            ruptured_on + relativedelta(months=terms.months_after_rupture),
            "Le CFA garde le jeune et l'aide à retrouver un employeur jusqu'à ce jour.",
            terms.articles[KEPT_AFTER_RUPTURE],
        ),
    ]
