"""Which status has a young person in Tableau de bord's words, on one day?

These are statuses of a service, not of the law: they say who is to be called, not who has rights.
"""

from datetime import date, timedelta

from matcher.urgency.facts import FollowedFacts, StayFact
from matcher.urgency.terms import Terms
from models.enums import Enrolment, TrainingStatus


def status_of(
    facts: FollowedFacts, terms: Terms, training_ends_on: date | None = None
) -> TrainingStatus | None:
    """The status on the terms' day; None for somebody who is in no training.

    `training_ends_on`: last day of the course, None when not known; a contract that ends well
    before it leaves its apprentice without an employer, as a rupture does.
    """
    begun = [stay for stay in facts.contracts if stay.starts_on <= terms.today]
    if any(stay.runs_or_will(terms.today) for stay in begun):
        return TrainingStatus.APPRENTI
    if begun and not _entered_since(facts, begun[-1], terms.today):
        return _after_contract(begun[-1], terms, training_ends_on)
    return _never_under_contract(facts, terms)


def _entered_since(facts: FollowedFacts, last: StayFact, today: date) -> bool:
    """Whether another training was entered after the last contract."""
    entry = facts.cfa_entry_date
    return entry is not None and last.last_day() < entry <= today


def _after_contract(last: StayFact, terms: Terms, training_ends_on: date | None) -> TrainingStatus:
    over_on = last.last_day()
    if last.ruptured_on is None:
        margin = timedelta(days=terms.training_end_days)
        if training_ends_on is None or over_on >= training_ends_on - margin:
            return TrainingStatus.FIN_DE_FORMATION
    if (terms.today - over_on).days > terms.rupture_days:
        return TrainingStatus.ABANDON
    return TrainingStatus.RUPTURANT


def _never_under_contract(facts: FollowedFacts, terms: Terms) -> TrainingStatus | None:
    if facts.enrolment is Enrolment.NONE:
        return None
    entry = facts.cfa_entry_date
    if facts.enrolment is not Enrolment.STARTED or (entry is not None and entry > terms.today):
        return TrainingStatus.PRE_INSCRIT
    if entry is not None and (terms.today - entry).days > terms.enrolled_days:
        return TrainingStatus.ABANDON
    # Without a date of entry nobody can say that it was long ago.
    return TrainingStatus.INSCRIT
