"""What does an allocation say, and how far can it be from the best?"""

from dataclasses import dataclass

import numpy as np

from matcher.allocate.market import Longs, Market


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who is sent where. `value`, `bound`: in units of value, the bonuses counted in both.

    `chosen`: rows of the candidates as they were given, ascending. `prices`: (offers,), in 1/scale
    of a unit; they prove the bound. `seed`: what decided between equals.
    """

    chosen: Longs
    value: int
    bound: int
    prices: Longs
    scale: int
    seed: int

    @property
    def gap(self) -> float:
        """Share of the bound that may have been missed; 0 when the maximum is proven."""
        return (self.bound - self.value) / self.bound if self.bound > self.value else 0.0


def value_of(market: Market, edges: Longs) -> int:
    """What a choice of candidates of the market is worth, with the bonus of each first one."""
    served = np.zeros(len(market.bonus), dtype=np.bool_)
    served[np.searchsorted(market.starts, edges, side="right") - 1] = True
    return int(market.value[edges].sum()) + int(market.bonus[served].sum())
