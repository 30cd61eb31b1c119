"""How likely is a yes to an offer, proposed or not? A logistic regression of its facts."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]

_ROUNDS: Final = 500


@dataclass(frozen=True)
class Answering:
    """A fitted model, or one chance for all where all answered alike."""

    model: Any
    rate: float

    def chances(self, facts: Numbers) -> Numbers:
        """Chance of a yes, for facts (n, d)."""
        if self.model is None:
            return np.full(len(facts), self.rate)
        return np.asarray(self.model.predict_proba(facts)[:, 1])


def fitted_answering(facts: Numbers, answer: Numbers) -> Answering:
    """The model of these answers."""
    # A third of a second to import: only who asks for a value waits for it.
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rate = float(answer.mean())
    if rate in (0.0, 1.0):
        return Answering(None, rate)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=_ROUNDS))
    return Answering(model.fit(facts, answer > 0), rate)
