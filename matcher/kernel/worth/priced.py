"""What is an offer worth to somebody once it has a price? A list by that, instead of by score."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Longs, World
from matcher.kernel.compiled import inlined, natural, whole

# Below whatever a list takes in.
_NO_OPTION: Final = -1


class Prices(NamedTuple):
    """What offers cost and scores are worth, in whole units of value; no price at all: plain.

    `weight`: units of value of a score of 1 in 1/2**48, by person. An offer below `least_score` is
    no option. `credit` is added to all, so that an offer dearer than its value may be listed.
    """

    price: Longs  # (offers,) by row of the pool
    weight: NDArray[np.float64]  # (people,)
    least_score: int
    credit: int


PLAIN: Final = Prices(np.zeros(0, dtype=np.int64), np.zeros(0), 0, 0)


def value_of_scores(score: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.int64]:
    """What scores are worth, as the kernel reckons it: to the last unit."""
    return (score * weight).astype(np.int64)


@inlined
def order_of(world: World, person: int, row: int, score: int, prices: Prices) -> int:
    """What a pair is ordered by: its score, or what it is worth less its price."""
    if prices.price.shape[0] == 0:
        return score
    if score < prices.least_score:
        return _NO_OPTION
    price = prices.price[natural(world.offers.pool_row[row])]
    worth: int = whole(score * prices.weight[person]) - price + prices.credit
    return worth
