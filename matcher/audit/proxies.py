"""How well could the factors tell a group from the others, though none of them names it?

The chance that a model of what the factors add picks the right one of two people, each judged by a
model that has not seen them: 0.5 is a coin, 1 a registry.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.learn.measures import Interval, auc, with_interval

type Numbers = NDArray[np.float64]

_FOLDS: Final = 5
_SEED: Final = 20261126
_ROUNDS: Final = 60
_LEAVES: Final = 8


@dataclass(frozen=True)
class Proxy:
    """People told apart, how well all factors do it, and each alone (its AUC, either way)."""

    people: int
    all_factors: Interval
    alone: tuple[float, ...]


def proxy_of(added: Numbers, belongs: NDArray[np.bool_], least: int) -> Proxy | None:
    """How well what factors add (n, factors) tells who belongs; None under `least` on a side."""
    if min(int(belongs.sum()), int((~belongs).sum())) < max(least, _FOLDS):
        return None
    # A third of a second to import: only who asks for the report waits for it.
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    model = HistGradientBoostingClassifier(
        max_iter=_ROUNDS, max_leaf_nodes=_LEAVES, random_state=_SEED
    )
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED)
    said = cross_val_predict(model, added, belongs, cv=folds, method="predict_proba")[:, 1]
    answers = belongs.astype(np.float64)
    alone = [auc(column, answers) for column in added.T]
    return Proxy(
        people=len(belongs),
        all_factors=with_interval(auc, said, answers),
        alone=tuple(max(each, 1 - each) for each in alone),
    )
