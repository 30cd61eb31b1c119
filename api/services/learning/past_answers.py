"""Which answers can a fit learn from? Those to proposals whose facts were kept on their day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.services.answers_known import (
    contract_starts,
    has_held,
    outcomes_of,
    placed_by,
    was_signed,
)
from api.services.learning.frozen import read_entries
from matcher.columns.missing import day_number
from matcher.factors import FACTORS
from matcher.learn.rows import Answered, Questions
from matcher.scorecard import SCORED_KINDS
from models.enums import OfferKind
from models.tables import Offer, Outcome, Placement, Proposal, YoungPerson


@dataclass(frozen=True)
class PastAnswers:
    """Rows by kind and question; `without_facts`: answered, but nothing was kept of that day."""

    questions: Questions
    without_facts: int


@dataclass(frozen=True)
class _Row:
    """One answer."""

    which: tuple[OfferKind, str]
    entries: Any
    answer: bool
    day: date
    rome: str
    level: str


def past_answers(session: Session, today: date) -> PastAnswers:
    """Everything answered until a day; what still runs, or is lost from view, is no answer."""
    asked = _proposals(session, today)
    rows, without = [], 0
    for proposal, found in [*_signed(session, asked, today), *_held(session, asked, today)]:
        entries = read_entries(proposal.entries)
        without += entries is None and found.which[1] == "signed"
        if entries is not None:
            rows.append((entries, found))
    kept = {
        (kind, question): _answered(rows, (kind, question))
        for kind in SCORED_KINDS
        for question in ("signed", "held")
    }
    return PastAnswers(kept, without)


type _Asked = dict[str, tuple[Proposal, _Row]]


def _proposals(session: Session, today: date) -> _Asked:
    """Every proposal until a day, its trade, kind, day and the level its person had reached."""
    found = session.execute(
        select(Proposal, Offer.rome, Offer.kind, YoungPerson.level_reached)
        .join(Offer, Proposal.offer_id == Offer.id)
        .join(YoungPerson, Proposal.person_id == YoungPerson.id)
        .where(Proposal.proposed_on <= today)
        .order_by(Proposal.proposed_on, Proposal.id)
    )
    return {
        row.id: (row, _Row((kind, ""), None, False, row.proposed_on, rome, _level(level)))
        for row, rome, kind, level in found
    }


def _signed(session: Session, asked: _Asked, today: date) -> list[tuple[Proposal, _Row]]:
    events = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.is_not(None), today)
    placed = placed_by(session, today)
    answers = []
    for key, (proposal, row) in asked.items():
        answer = was_signed(events[key], key in placed)
        if answer is not None:
            answers.append((proposal, _with(row, "signed", answer)))
    return answers


def _held(session: Session, asked: _Asked, today: date) -> list[tuple[Proposal, _Row]]:
    own = outcomes_of(session, Outcome.placement_id, Outcome.placement_id.is_not(None), today)
    before = outcomes_of(session, Outcome.proposal_id, Outcome.proposal_id.is_not(None), today)
    starts = contract_starts(session)
    answers = []
    for placement in session.scalars(select(Placement).order_by(Placement.id)):
        key = placement.proposal_id
        if key not in asked:
            continue
        events = own[placement.id] + before[key]
        answer = has_held(placement, events, starts[placement.person_id or ""], today)
        if answer is not None:
            proposal, row = asked[key]
            answers.append((proposal, _with(row, "held", answer)))
    return answers


def _with(row: _Row, question: str, answer: bool) -> _Row:
    return _Row((row.which[0], question), None, answer, row.day, row.rome, row.level)


def _answered(rows: list[tuple[Any, _Row]], which: tuple[OfferKind, str]) -> Answered:
    own = [(entries, row) for entries, row in rows if row.which == which]
    entries = np.array([each for each, _ in own], dtype=np.int16).reshape(-1, len(FACTORS))
    return Answered(
        entries=entries,
        answer=np.array([row.answer for _, row in own], dtype=bool),
        day=np.array([day_number(row.day) for _, row in own], dtype=np.int64),
        trade=np.array([row.rome for _, row in own], dtype=object),
        groups={"niveau": np.array([row.level for _, row in own], dtype=object)},
    )


def _level(reached: int | None) -> str:
    return "inconnu" if reached is None else f"niveau {reached}"
