"""Which scorecards are there, which one do rankings use, and since when?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.scorecards import load_expert_page
from matcher.factors import FACTORS
from matcher.scorecard import SCORED_KINDS, Scorecard
from matcher.scorecard.expert import scorecard_from_page
from matcher.scorecard.sigmoid import as_log_odds
from models.errors import NotFound
from models.store.pool_version import bump_pool_version
from models.tables import FittedScorecard, ScorecardAdoption

log = structlog.get_logger()
QUESTIONS = ("signed", "held")


@dataclass(frozen=True)
class Known:
    """One line of the list. `answers`: how many the fit read; None of the expert's."""

    scorecard_id: str
    made_at: datetime | None
    answers: int | None
    in_use: bool


def live_id(session: Session) -> str:
    """The one that rankings use: the last adopted, the expert's before any."""
    newest = select(ScorecardAdoption.scorecard_id).order_by(ScorecardAdoption.id.desc()).limit(1)
    return session.scalar(newest) or expert_scorecard().scorecard_id


def live_scorecard(session: Session) -> Scorecard:
    """The scorecard that rankings use."""
    return scorecard_of(session, live_id(session))


def scorecard_of(session: Session, scorecard_id: str) -> Scorecard:
    """The scorecard of this id; raises NotFound, and ScorecardMismatch when factors changed."""
    expert = expert_scorecard()
    if scorecard_id == expert.scorecard_id:
        return expert
    row = session.get(FittedScorecard, scorecard_id)
    if row is None:
        raise NotFound("Grille", scorecard_id)
    found = Scorecard.from_json(row.document)
    found.check_factors({factor.name: factor.size for factor in FACTORS})
    return found


def list_scorecards(session: Session) -> list[Known]:
    """The expert's, then the fitted ones, oldest first."""
    used = live_id(session)
    expert = expert_scorecard().scorecard_id
    rows = session.scalars(select(FittedScorecard).order_by(FittedScorecard.made_at))
    return [
        Known(expert, None, None, expert == used),
        *(Known(row.id, row.made_at, _answers(row.document), row.id == used) for row in rows),
    ]


def adopt_scorecard(session: Session, scorecard_id: str, now: datetime, by: str) -> str:
    """From now on rankings use this one; which one they used before. An old one comes back so."""
    scorecard_of(session, scorecard_id)
    before = live_id(session)
    session.add(ScorecardAdoption(scorecard_id=scorecard_id, adopted_at=now, adopted_by=by))
    # Rankings read it with the next snapshot.
    bump_pool_version(session)
    log.info("scorecard_adopted", scorecard=scorecard_id, before=before)
    return before


def compare_scorecards(session: Session, first: str, second: str) -> dict[str, Any]:
    """Both cards' measures, and by how much each factor's contributions differ at most."""
    one, other = scorecard_of(session, first), scorecard_of(session, second)
    return {
        "first": first,
        "second": second,
        "questions": [
            _compared(one, other, kind, question) for kind in SCORED_KINDS for question in QUESTIONS
        ],
    }


def measures_of(scorecard: Scorecard, kind: str, question: str) -> dict[str, Any]:
    """What its card says of one question; nothing of the expert's."""
    found = scorecard.card.get("questions", {}).get(kind, {}).get(question, {})
    return dict(found)


def expert_scorecard() -> Scorecard:
    """The one that ships with the code."""
    return scorecard_from_page(load_expert_page())


def _compared(one: Scorecard, other: Scorecard, kind: Any, question: str) -> dict[str, Any]:
    a, b = (getattr(card.kinds[kind], question) for card in (one, other))
    gaps = {
        factor.name: as_log_odds(abs(a.tables[factor.name] - b.tables[factor.name]).max())
        for factor in FACTORS
    }
    return {
        "kind": str(kind),
        "question": question,
        "intercepts": [as_log_odds(a.intercept), as_log_odds(b.intercept)],
        "widest_gaps": dict(sorted(gaps.items(), key=lambda item: -item[1])[:5]),
        "measures": [
            measures_of(card, str(kind), question).get("measures", {}).get("fitted")
            for card in (one, other)
        ],
    }


def _answers(document: dict[str, Any]) -> int:
    questions = document["card"].get("questions", {})
    return sum(each["rows"] for kind in questions.values() for each in kind.values())
