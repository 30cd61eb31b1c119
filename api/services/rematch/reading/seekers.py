"""Who takes part in a run, who is to be called first, and how urgent is each?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from api.services.rules_known import rules_known
from api.services.worklist.followed import Followed, is_open, read_followed
from matcher.urgency import FollowedFacts, Terms, alerts_of, status_of
from matcher.urgency.alerts import AlertKind
from models.enums import CallFirst, RunScope, Stage, TrainingStatus


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody who looks for a contract. `call_first`: why they do not enter, None if they do.

    `due`: their next legal deadline; `is_minor`: under training duty (16–18).
    """

    person_id: str
    structure_id: str
    is_case: bool
    call_first: CallFirst | None
    due: date | None
    is_minor: bool


def seekers(
    session: Session, scope: RunScope, today: date, chosen: Collection[str] = ()
) -> list[Seeker]:
    """Open cases; with scope ALL whoever is ready to sign too, with CHOSEN those alone; by id."""
    rules = rules_known()
    terms = Terms.of(rules, today)
    since = today - timedelta(days=rules.value("rematch_wishes_confirmed", today)["days"])
    people = read_followed(session, is_open(today), terms)
    return [_seeker(each, terms, since) for each in _seeking(people, scope, terms, chosen)]


def _seeking(
    people: Iterable[Followed], scope: RunScope, terms: Terms, chosen: Collection[str]
) -> Iterable[Followed]:
    for each in people:
        if each.facts.is_under_contract(terms.today):
            continue
        if scope is RunScope.CHOSEN:
            if each.person_id in chosen:
                yield each
            continue
        ready = scope is RunScope.ALL and each.stage == Stage.READY_TO_SIGN
        if ready or _is_case(each.facts, terms):
            yield each


def _is_case(facts: FollowedFacts, terms: Terms) -> bool:
    """A contract broke, and not so long ago that it counts as given up."""
    return status_of(facts, terms) is TrainingStatus.RUPTURANT


def _seeker(each: Followed, terms: Terms, since: date) -> Seeker:
    alerts = alerts_of(each.facts, terms)
    legal = [alert.due for alert in alerts if alert.kind is AlertKind.LEGAL_DEADLINE]
    return Seeker(
        person_id=each.person_id,
        structure_id=each.structure_id,
        is_case=_is_case(each.facts, terms),
        call_first=_call_first(each.facts, since),
        due=min((day for day in legal if day is not None), default=None),
        is_minor=any(alert.kind is AlertKind.TRAINING_DUTY for alert in alerts),
    )


def _call_first(facts: FollowedFacts, since: date) -> CallFirst | None:
    if facts.objects_to_ranking:
        return CallFirst.OBJECTS
    if not facts.has_home:
        return CallFirst.NO_HOME
    if not facts.has_wish:
        return CallFirst.NO_WISH
    confirmed = facts.wishes_confirmed_on
    return CallFirst.WISHES_OLD if confirmed is None or confirmed < since else None
