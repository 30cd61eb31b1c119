"""How near the top does a list hold what was looked for? NDCG, reciprocal rank, recall.

As TREC's evaluation defines them (`ir-measures` agrees on random lists, see the tests).
"""

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]
type Sought = NDArray[np.bool_]


def ndcg(sought: Sought, k: int) -> Numbers:
    """What is found in the first k places, discounted by the logarithm, over the best there is.

    `sought` (n, length): each list in its order, whether the offer is one that is looked for. 0
    where a list holds none.
    """
    discount = 1 / np.log2(np.arange(2, min(k, sought.shape[1]) + 2))
    found = sought[:, :k] @ discount
    best = np.append(0.0, np.cumsum(discount))[np.minimum(sought.sum(axis=1), len(discount))]
    return np.asarray(np.divide(found, best, out=np.zeros(len(sought)), where=best > 0))


def reciprocal_rank(sought: Sought) -> Numbers:
    """One over the place of the first that is looked for; 0 where a list holds none."""
    place = sought.argmax(axis=1) + 1
    return np.where(sought.any(axis=1), 1 / place, 0.0)


def recall(sought: Sought, k: int) -> Numbers:
    """Which share of what is looked for stands in the first k places; 0 where a list holds none."""
    total = sought.sum(axis=1)
    found = sought[:, :k].sum(axis=1)
    return np.asarray(np.divide(found, total, out=np.zeros(len(sought)), where=total > 0))
