"""How likely was each offer of a list to be proposed? A conditional logit of facts and place.

McFadden's: the chances of one list add up to 1. What drew advisers to an offer and was not known
to the service is not in it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from matcher.learn.selection.lists import PastLists

type Numbers = NDArray[np.float64]

# Holds the weights of standardised facts near 0 as so many invented lists would.
_RIDGE: Final = 1.0


@dataclass(frozen=True)
class Choosing:
    """Weights on facts and on the logarithm of the place."""

    weights: Numbers

    def chances(self, lists: PastLists) -> Numbers:
        """Chance of each offer to be the one proposed, (n, k); 0 past a list's end."""
        return _softmax(_seen(lists) @ self.weights, lists.shown)


def fitted_choosing(lists: PastLists) -> Choosing:
    """The weights under which these choices are likeliest."""
    seen = _seen(lists)
    scale = seen[lists.shown].std(axis=0)
    scale[scale == 0] = 1.0
    seen = np.where(lists.shown[..., None], seen, 0.0) / scale
    taken = seen[np.arange(len(lists)), lists.chosen]

    def unlikely(weights: Numbers) -> tuple[float, Numbers]:
        chances = _softmax(seen @ weights, lists.shown)
        own = chances[np.arange(len(lists)), lists.chosen]
        slope = (chances[..., None] * seen).sum(axis=(0, 1)) - taken.sum(axis=0)
        held = _RIDGE * weights
        return float(-np.log(own).sum() + held @ weights / 2), slope + held

    found = minimize(unlikely, np.zeros(seen.shape[2]), jac=True, method="L-BFGS-B")
    return Choosing(np.asarray(found.x / scale))


def _seen(lists: PastLists) -> Numbers:
    """Facts, and how far down the offer stood."""
    n, k, _ = lists.facts.shape
    place = np.broadcast_to(np.log(np.arange(1, k + 1)), (n, k))
    return np.concatenate([lists.facts, place[..., None]], axis=2)


def _softmax(appeal: Numbers, shown: NDArray[np.bool_]) -> Numbers:
    appeal = np.where(shown, appeal, -np.inf)
    weight = np.exp(appeal - appeal.max(axis=1, keepdims=True))
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))
