"""Which scorecards are there, which one do rankings use, and which did they use before?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.scorecards import load_expert_page
from matcher.factors import FACTORS
from matcher.scorecard import Scorecard, ScorecardMismatch
from matcher.scorecard.expert import scorecard_from_page
from models.errors import NotFound
from models.tables import FittedScorecard, ScorecardAdoption

log = structlog.get_logger()

QUESTIONS: Final = ("signed", "held")


class ScorecardState(StrEnum):
    """Where a scorecard stands: rankings use it, did once, or never have."""

    LIVE = "live"
    FORMER = "former"
    CANDIDATE = "candidate"


@dataclass(frozen=True)
class Known:
    """One line of the list. `answers`: how many the fit read; None of the expert's.

    `fits`: made for the factors of this version, so that rankings could use it.
    """

    scorecard_id: str
    made_at: datetime | None
    answers: int | None
    state: ScorecardState
    fits: bool = True

    @property
    def in_use(self) -> bool:
        """Whether rankings use it now."""
        return self.state is ScorecardState.LIVE


def live_id(session: Session) -> str:
    """Id of the one that rankings use."""
    return live_scorecard(session).scorecard_id


def live_scorecard(session: Session) -> Scorecard:
    """The one that rankings use: the last adopted; the expert's before any.

    The expert's too where a new version has other factors than the adopted one was made for.
    """
    newest = select(ScorecardAdoption.scorecard_id).order_by(ScorecardAdoption.id.desc()).limit(1)
    adopted = session.scalar(newest)
    if adopted is None:
        return expert_scorecard()
    try:
        return scorecard_of(session, adopted)
    except ScorecardMismatch:
        # Nobody's list waits for somebody to choose again; every ranking names what it used.
        log.warning("scorecard_no_longer_fits", scorecard=adopted)
        return expert_scorecard()


def scorecard_of(session: Session, scorecard_id: str) -> Scorecard:
    """The scorecard of this id; raises NotFound, and ScorecardMismatch when factors changed."""
    expert = expert_scorecard()
    if scorecard_id == expert.scorecard_id:
        return expert
    row = session.get(FittedScorecard, scorecard_id)
    if row is None:
        raise NotFound("Grille", scorecard_id)
    found = Scorecard.from_json(row.document)
    found.check_factors(_sizes())
    return found


def list_scorecards(session: Session) -> list[Known]:
    """The expert's, then the fitted ones, oldest first."""
    expert = expert_scorecard().scorecard_id
    used = live_id(session)
    # Before anything was adopted, rankings used the expert's.
    once = {expert, *session.scalars(select(ScorecardAdoption.scorecard_id))}

    def state(scorecard_id: str) -> ScorecardState:
        if scorecard_id == used:
            return ScorecardState.LIVE
        return ScorecardState.FORMER if scorecard_id in once else ScorecardState.CANDIDATE

    rows = session.scalars(
        select(FittedScorecard).order_by(FittedScorecard.made_at, FittedScorecard.id)
    )
    return [
        Known(expert, None, None, state(expert)),
        *(
            Known(row.id, row.made_at, _answers(row.document), state(row.id), _fits(row.document))
            for row in rows
        ),
    ]


def known_scorecard(session: Session, scorecard_id: str) -> Known:
    """One line of the list; raises NotFound."""
    for known in list_scorecards(session):
        if known.scorecard_id == scorecard_id:
            return known
    raise NotFound("Grille", scorecard_id)


def expert_scorecard() -> Scorecard:
    """The one that ships with the code."""
    return scorecard_from_page(load_expert_page())


def _fits(document: dict[str, Any]) -> bool:
    try:
        Scorecard.from_json(document).check_factors(_sizes())
    except ScorecardMismatch:
        return False
    return True


def _sizes() -> dict[str, int]:
    return {factor.name: factor.size for factor in FACTORS}


def _answers(document: dict[str, Any]) -> int:
    questions = document["card"].get("questions", {})
    return sum(each["rows"] for kind in questions.values() for each in kind.values())
