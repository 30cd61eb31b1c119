"""How is a fit that was asked for done? Step by step; its candidate is kept with it, or none is."""

from typing import Any

from api.services.lasting.book import Bench, Mine, WorkLeft, beat, finish
from api.services.lasting.take_up import take_up
from api.services.learning.steps import STEPS
from api.services.learning.train_scorecard import fitted_on_answers, keep_candidate
from matcher.scorecard import Scorecard
from models.tables import ScorecardTraining


def train_asked(bench: Bench, training_id: str) -> bool:
    """Do a queued fit, unless another process does: whether it was done here.

    Raises WorkStopped once cancelled; what cannot be learnt yet is kept with the fit.
    """
    asked = (ScorecardTraining, training_id)
    return take_up(bench, asked, "steps_done", lambda mine: _do(bench, mine))


def _do(bench: Bench, mine: Mine) -> None:
    with bench.store.reading() as session:
        today = session.get_one(ScorecardTraining, mine.id).today
    made = fitted_on_answers(bench.store, today, _Steps(bench, mine))
    with bench.store.sessions.begin() as session:
        account = {**_account(made), "is_new": keep_candidate(session, made, bench.now())}
        told = {"steps_done": STEPS, "scorecard_id": made.scorecard_id, "account": account}
        finish(session, mine, bench.now(), told)


def _account(made: Scorecard) -> dict[str, Any]:
    questions = made.card["questions"].values()
    return {
        "answers": sum(each["rows"] for kind in questions for each in kind.values()),
        "missing": sum(each["missing"] for kind in questions for each in kind.values()),
        "without_facts": made.card["without_facts"],
    }


class _Steps:
    """Tells each step; raises WorkStopped, or WorkLeft when the process ends."""

    def __init__(self, bench: Bench, mine: Mine) -> None:
        self._bench, self._mine, self._done = bench, mine, 0

    def __call__(self) -> None:
        if self._bench.leaving.is_set():
            raise WorkLeft
        self._done += 1
        beat(self._bench.store, self._mine, self._bench.now(), {"steps_done": self._done})
