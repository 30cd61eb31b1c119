"""What does a trial show? Read once all are due, and reckoned once for the same facts."""

from dataclasses import asdict
from datetime import date
from math import isnan
from threading import Lock
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from api.services.trial.as_drawn import AsDrawn, as_drawn
from api.services.trial.plan import TrialPlan
from api.services.trial.register import trial_named
from api.services.viewer import Permission, Viewer
from matcher.trial.analysis import analysed
from models.tables import Trial


class TrialBook:
    """The last analysis of each trial and horizon, kept while its facts are the same.

    Facts are read at each request: a new outcome, a forgotten person or another draw is seen at
    once. What takes time, the draws by chance, is only reckoned again where they changed.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], tuple[bytes, dict[str, Any]]] = {}
        self._making = Lock()

    def result(
        self, session: Session, viewer: Viewer, trial_id: str, months: int, today: date
    ) -> dict[str, Any]:
        """Both outcomes at one horizon, with what was registered, as a JSON-ready document.

        Raises TrialStep before enrolment ends, DrawDisagrees, TooEarly.
        """
        viewer.must(Permission.RUN_TRIALS)
        trial = trial_named(session, trial_id)
        facts = as_drawn(session, trial, months, today)
        with self._making:
            outcomes = self._analysed(trial, months, facts)
        return {
            "trial_id": trial.id,
            "months": months,
            "read_on": today.isoformat(),
            "registration_hash": trial.registration_hash,
            "registered_at": trial.registered_at.isoformat() if trial.registered_at else None,
            "commitment": trial.commitment,
            "seed": trial.seed,
            "plan": trial.plan,
            "enrolled": len(facts.people),
            "outcomes": outcomes,
        }

    def _analysed(self, trial: Trial, months: int, facts: AsDrawn) -> dict[str, Any]:
        key, digest = (trial.id, months), facts.digest()
        kept = self._kept.get(key)
        if kept is not None and kept[0] == digest:
            return kept[1]
        saturation = TrialPlan.from_json(trial.plan).design.is_saturation
        found = {
            name: _ready(
                asdict(analysed(facts.people.with_outcome(outcome), facts.groups, saturation))
            )
            for name, outcome in facts.outcomes.items()
        }
        self._kept[key] = (digest, found)
        return found


def analyse_trial(
    session: Session, viewer: Viewer, trial_id: str, months: int, today: date
) -> dict[str, Any]:
    """The same, reckoned anew: for who asks once."""
    return TrialBook().result(session, viewer, trial_id, months, today)


def _ready(value: Any) -> Any:
    """JSON has no NaN: what cannot be estimated is null."""
    if isinstance(value, dict):
        return {key: _ready(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_ready(each) for each in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and isnan(value) else value
