"""What was each person proposed, and what became of it, beside what the scorecard says of it?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.services.answers_known import has_held, outcomes_of, was_signed
from api.services.learning.frozen import read_entries
from matcher.learn.judge import chances
from matcher.scorecard import Scorecard
from models.enums import OfferKind, RunScope, RunStatus
from models.tables import (
    Offer,
    Outcome,
    Placement,
    Proposal,
    RematchPerson,
    RematchRun,
    RematchSuggestion,
)

# (person, above the line, below it): sums of one person's share in a measure.
type Sums = list[tuple[str, float, float]]

_EXPOSED: Final = relativedelta(months=12)


@dataclass(frozen=True)
class Allocated:
    """The last run over everybody: its day, and the value it gave each; None before any."""

    day: date | None
    sums: Sums


def proposals_received(session: Session, today: date) -> dict[str, int]:
    """How many proposals each person got in the last twelve months."""
    recent = Proposal.proposed_on > today - _EXPOSED, Proposal.proposed_on <= today
    rows = session.execute(
        select(Proposal.person_id, func.count()).where(*recent).group_by(Proposal.person_id)
    )
    return dict(rows.all())


def signed_and_said(session: Session, scorecard: Scorecard) -> tuple[Sums, Sums, Sums]:
    """Of answered proposals: share signed; of those whose facts were kept: said, and the rest."""
    placed = set(session.scalars(select(Placement.proposal_id)))
    events = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.is_not(None))
    rows = session.execute(
        select(Proposal, Offer.kind)
        .join(Offer, Offer.id == Proposal.offer_id)
        .order_by(Proposal.id)
    )
    observed: Sums = []
    said: Sums = []
    missed: Sums = []
    for proposal, kind in rows:
        answer = was_signed(events[proposal.id], proposal.id in placed)
        if answer is None:
            continue
        observed.append((proposal.person_id, float(answer), 1.0))
        entries = read_entries(proposal.entries)
        if entries is not None and kind in scorecard.kinds:
            chance = float(chances(scorecard.kinds[kind].signed, entries[np.newaxis])[0])
            said.append((proposal.person_id, chance, 1.0))
            missed.append((proposal.person_id, float(answer) - chance, 1.0))
    return observed, said, missed


def held_contracts(session: Session, today: date) -> Sums:
    """Of contracts known long enough: share still in training six months on."""
    own = outcomes_of(session, Outcome.placement_id, Outcome.placement_id.is_not(None))
    contracts = select(Placement).where(
        Placement.kind == OfferKind.APPRENTICESHIP, Placement.person_id.is_not(None)
    )
    held: Sums = []
    for contract in session.scalars(contracts.order_by(Placement.id)):
        answer = has_held(contract, own[contract.id], (), today)
        if answer is not None and contract.person_id is not None:
            held.append((contract.person_id, float(answer), 1.0))
    return held


def allocated(session: Session) -> Allocated:
    """What the last run over everybody gave: the value of each one's first suggestion, or 0."""
    latest = (
        select(RematchRun)
        .where(RematchRun.status == RunStatus.DONE, RematchRun.scope == RunScope.ALL)
        .order_by(RematchRun.asked_at.desc(), RematchRun.id)
        .limit(1)
    )
    run = session.scalar(latest)
    if run is None:
        return Allocated(None, [])
    first = dict(
        session.execute(
            select(RematchSuggestion.person_id, func.max(RematchSuggestion.value))
            .where(RematchSuggestion.run_id == run.id)
            .group_by(RematchSuggestion.person_id)
        ).all()
    )
    people = session.scalars(
        select(RematchPerson.person_id).where(RematchPerson.run_id == run.id)
    ).all()
    return Allocated(run.today, [(each, float(first.get(each, 0.0)), 1.0) for each in people])
