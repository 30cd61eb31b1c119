"""What do this database's answers make? A candidate scorecard, kept with its card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from api.services.history_counts import history
from api.services.learning.past_answers import past_answers
from api.services.open_store import Store
from api.services.ranking.frames.pool_frames import history_frame
from api.services.scorecards_known import expert_scorecard
from api.words.numbers import counted
from data.scorecards import load_expert_page
from matcher.learn.strength import fitted_priors
from matcher.learn.terms import Terms
from matcher.learn.train import train
from matcher.scorecard import SCORED_KINDS, Scorecard
from models.errors import PasserelleError
from models.tables import FittedScorecard

log = structlog.get_logger()

type Step = Callable[[], None]


class NothingToLearn(PasserelleError):
    """No answer holds the facts of its day."""

    def __init__(self, without_facts: int) -> None:
        left = counted(without_facts, "réponse est connue", "réponses sont connues")
        super().__init__(
            f"Rien à apprendre encore : {left} sans les faits du jour de la proposition. "
            f"Il en faut environ {Terms().enough} par question ; elles sont gardées dès qu'une "
            "offre est proposée depuis Passerelle et que sa réponse est notée."
        )


@dataclass(frozen=True)
class Trained:
    """The candidate. `is_new`: the same answers had not made it before."""

    scorecard_id: str
    card: dict[str, Any]
    without_facts: int
    is_new: bool


def train_scorecard(store: Store, today: date, now: datetime, step: Step = lambda: None) -> Trained:
    """Fit a scorecard on everything answered until a day; it is used once it is adopted.

    Raises NothingToLearn.
    """
    made = fitted_on_answers(store, today, step)
    with store.sessions.begin() as session:
        is_new = keep_candidate(session, made, now)
    return Trained(made.scorecard_id, dict(made.card), made.card["without_facts"], is_new)


def fitted_on_answers(store: Store, today: date, step: Step) -> Scorecard:
    """The scorecard that everything answered until a day makes; nothing is kept."""
    with store.reading() as session:
        answers = past_answers(session, today)
        past = history_frame(history(session, today))
    if not any(len(rows) for rows in answers.questions.values()):
        raise NothingToLearn(answers.without_facts)
    step()
    settings = load_expert_page()["priors"]
    own = {str(kind): fitted_priors(past, str(kind), settings) for kind in SCORED_KINDS}
    step()
    about = {
        "trained_on": today.isoformat(),
        "without_facts": answers.without_facts,
        "priors": {
            "base": {kind: each["base"] for kind, each in own.items()},
            "kappa": {kind: each["kappa"] for kind, each in own.items()},
        },
    }
    return train(answers.questions, expert_scorecard(), about, step=step)


def keep_candidate(session: Session, made: Scorecard, now: datetime) -> bool:
    """Keep it until somebody adopts it; whether it was not known before."""
    is_new = session.get(FittedScorecard, made.scorecard_id) is None
    if is_new:
        session.add(FittedScorecard(id=made.scorecard_id, made_at=now, document=made.to_json()))
    log.info("scorecard_trained", scorecard=made.scorecard_id, is_new=is_new)
    return is_new
