"""What is the answer to a proposal, and did a placement hold? Yes, no, or not known yet.

Asked of an earlier day, it is the answer that was known then: nothing of what came later counts.
"Lost from view" is neither success nor failure; a contract that still runs has no answer yet.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.enums import OfferKind, OutcomeKind
from models.tables import Outcome, Placement

# The scorecard's second question is asked six months after the start (design.md).
HORIZON = relativedelta(months=6)
_IN_TRAINING = {
    OutcomeKind.IN_TRAINING_6M_SAME,
    OutcomeKind.IN_TRAINING_6M_NEW,
    OutcomeKind.COMPLETED,
}
_SIGNED = {OutcomeKind.SIGNED, OutcomeKind.PMSMP_DONE, OutcomeKind.RUPTURED} | _IN_TRAINING
_NOT_SIGNED = {
    OutcomeKind.DECLINED_BY_YOUNG_PERSON,
    OutcomeKind.DECLINED_BY_EMPLOYER,
    OutcomeKind.DECLINED_BY_CFA,
    OutcomeKind.NO_ANSWER,
    OutcomeKind.PLACE_GONE,
}

type Events = list[tuple[OutcomeKind, date]]


def was_signed(events: Events, placed: bool) -> bool | None:
    """Whether a proposal was signed; None while nothing says so."""
    kinds = {kind for kind, _ in events}
    if placed or kinds & _SIGNED:
        return True
    return False if kinds & _NOT_SIGNED else None


def known_by(events: Events, day: date) -> Events:
    """What had happened by a day."""
    return [(kind, when) for kind, when in events if when <= day]


def answered_on(events: Events) -> date | None:
    """The first day on which something said whether a proposal was signed; None: nothing did."""
    return min((day for kind, day in events if kind in _SIGNED | _NOT_SIGNED), default=None)


def has_held(
    placement: Placement, events: Events, contracts: Iterable[date], today: date
) -> bool | None:
    """Whether it held, or met its purpose; `contracts`: when the person's contracts started."""
    if placement.kind is OfferKind.PMSMP:
        return _purpose_met(placement, contracts, today)
    return _still_in_training(placement, events, today)


def outcomes_of(
    session: Session, of: Any, condition: ColumnElement[bool], until: date = date.max
) -> dict[str, Events]:
    """Dated outcomes by proposal or by placement, those that had happened by a day."""
    events: dict[str, Events] = defaultdict(list)
    for key, kind, day in session.execute(
        select(of, Outcome.kind, Outcome.happened_on).where(condition, Outcome.happened_on <= until)
    ):
        events[key].append((kind, day))
    return events


def placed_by(session: Session, until: date) -> set[str]:
    """Proposals that had led to a contract or PMSMP begun by a day: signed, whoever noted it."""
    led = select(Placement.proposal_id).where(
        Placement.proposal_id.is_not(None), Placement.starts_on <= until
    )
    return {str(each) for each in session.scalars(led)}


def contract_starts(session: Session, *conditions: ColumnElement[bool]) -> dict[str, list[date]]:
    """When the contracts of those started who made these PMSMP."""
    hosted = select(Placement.person_id).where(*conditions, Placement.kind == OfferKind.PMSMP)
    starts: dict[str, list[date]] = defaultdict(list)
    for person_id, day in session.execute(
        select(Placement.person_id, Placement.starts_on).where(
            Placement.kind == OfferKind.APPRENTICESHIP, Placement.person_id.in_(hosted)
        )
    ):
        starts[person_id or ""].append(day)
    return starts


def _purpose_met(stay: Placement, contracts: Iterable[date], today: date) -> bool | None:
    end = stay.ends_on or stay.starts_on
    if any(end <= start <= min(end + HORIZON, today) for start in contracts):
        return True
    return stay.purpose_met if end <= today else None


def _still_in_training(contract: Placement, events: Events, today: date) -> bool | None:
    kinds = {kind for kind, _ in events}
    if kinds & _IN_TRAINING:
        return True
    ruptures = [day for kind, day in events if kind is OutcomeKind.RUPTURED]
    if contract.ruptured_on is not None and contract.ruptured_on <= today:
        ruptures.append(contract.ruptured_on)
    # Early ruptures alone would be counted before their year's contracts that hold.
    horizon = contract.starts_on + HORIZON
    if not ruptures or horizon > today:
        return None
    if min(ruptures) >= horizon:
        return True
    return None if OutcomeKind.LOST_FROM_VIEW in kinds else False
