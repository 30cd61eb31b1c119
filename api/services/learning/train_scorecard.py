"""What do this database's answers make? A candidate scorecard, kept with its card."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import structlog

from api.services.learning.past_answers import past_answers
from api.services.learning.scorecards import expert_scorecard
from api.services.open_store import Store
from api.services.ranking.pool_frames import history_frame
from data.scorecards import load_expert_page
from matcher.learn.strength import fitted_priors
from matcher.learn.train import train
from matcher.scorecard import SCORED_KINDS
from models.tables import FittedScorecard

log = structlog.get_logger()


@dataclass(frozen=True)
class Trained:
    """The candidate. `is_new`: the same answers had not made it before."""

    scorecard_id: str
    card: dict[str, Any]
    without_facts: int
    is_new: bool


def train_scorecard(store: Store, today: date, now: datetime) -> Trained:
    """Fit a scorecard on everything answered until a day; it is used once it is adopted."""
    with store.reading() as session:
        answers = past_answers(session, today)
        history = history_frame(session, today)
    settings = load_expert_page()["priors"]
    own = {str(kind): fitted_priors(history, str(kind), settings) for kind in SCORED_KINDS}
    about = {
        "trained_on": today.isoformat(),
        "without_facts": answers.without_facts,
        "priors": {
            "base": {kind: each["base"] for kind, each in own.items()},
            "kappa": {kind: each["kappa"] for kind, each in own.items()},
        },
    }
    made = train(answers.questions, expert_scorecard(), about)
    with store.sessions.begin() as session:
        is_new = session.get(FittedScorecard, made.scorecard_id) is None
        if is_new:
            row = FittedScorecard(id=made.scorecard_id, made_at=now, document=made.to_json())
            session.add(row)
    log.info("scorecard_trained", scorecard=made.scorecard_id, is_new=is_new)
    return Trained(made.scorecard_id, dict(made.card), answers.without_facts, is_new)
