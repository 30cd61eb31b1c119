"""Above which value can no plan of so many calls be? Certified, for any set of calls.

For every price λ ≥ 0 of serving a person, no plan exceeds Σλ_i plus the K largest of
ŷ_j·(sum of the top c_j of (w_ij − λ_i)₊) less the fatigue (Lagrangian duality). Prices are moved
where a person is served too often or too seldom; the lowest bound met is kept. It also bounds the
expected value over all the ways in which employers may answer, of which ours is an estimate.
"""

from typing import Final

import numpy as np

from matcher.kernel.compiled import whole
from matcher.prospect.asks import PARTS, Asks, Longs
from matcher.prospect.compiled import compiled

STEPS: Final = 300
# Without progress for so many steps, the stride is halved.
_PATIENCE: Final = 8
_SMALLEST_STRIDE: Final = 1e-3


def upper_bound(asks: Asks, calls: int, contacted: int, value: int, steps: int = STEPS) -> int:
    """The bound, in UNIT × PARTS; `value`: of a plan at hand, where the search may stop.

    `contacted`: how many calls may go to employers already contacted.
    """
    price = np.zeros(asks.people, dtype=np.int64)
    worth = np.zeros(len(asks.employer), dtype=np.int64)
    top = np.zeros(int(asks.places.max(initial=0)) + 1, dtype=np.int64)
    served = np.zeros(asks.people, dtype=np.int64)
    best, stride, stuck = None, 1.0, 0
    for _ in range(steps):
        price_asks(asks, price, top, worth)
        chosen = _largest(asks, worth, calls, contacted)
        bound = int(price.sum()) * PARTS + int(worth[chosen].sum())
        if best is None or bound < best:
            best, stuck = bound, 0
        else:
            stuck += 1
            if stuck == _PATIENCE:
                stride, stuck = stride / 2, 0
        if best <= value or stride < _SMALLEST_STRIDE:
            break
        served[:] = 0
        serve(asks, price, top, (chosen, served))
        over = served - PARTS
        over[(price == 0) & (over < 0)] = 0
        # Where everybody is served just once, prices stay and the stride shrinks to its end.
        length = max(1.0, float((over.astype(np.float64) ** 2).sum()))
        step = stride * (bound - value) / length
        price = np.maximum(0, np.rint(price + step * over)).astype(np.int64)
    return max(best or 0, value)


def _largest(asks: Asks, worth: Longs, calls: int, contacted: int) -> Longs:
    """The asks worth most, one an employer, of those contacted before at most so many."""
    order = np.lexsort((np.arange(len(worth)), -worth))
    order = order[worth[order] > 0]
    _, first = np.unique(asks.employer[order], return_index=True)
    best = order[np.sort(first)]
    known = asks.contacted[best]
    spent = np.cumsum(known)
    return np.asarray(best[~known | (spent <= contacted)][:calls], dtype=np.int64)


@compiled
def price_asks(asks: Asks, price: Longs, top: Longs, worth: Longs) -> None:
    """What each ask is worth once its people cost their price."""
    for ask in range(asks.employer.shape[0]):
        kept = best_values(asks, price, top, ask)
        total = whole(0)
        for place in range(kept):
            total += top[place]
        worth[ask] = total * asks.chance[ask] - asks.cost[ask]


@compiled
def best_values(asks: Asks, price: Longs, top: Longs, ask: int) -> int:
    """The best values less prices of an ask, as many as places, into `top`; gives how many."""
    kept, places = whole(0), asks.places[ask]
    for pair in range(asks.starts[ask], asks.starts[ask + 1]):
        # People come by falling value: prices only lower it.
        if kept == places and (places == 0 or asks.value[pair] <= top[kept - 1]):
            break
        value = asks.value[pair] - price[asks.person[pair]]
        if value <= 0 or (kept == places and value <= top[kept - 1]):
            continue
        place = kept if kept < places else kept - 1
        kept = min(kept + 1, places)
        while place > 0 and top[place - 1] < value:
            top[place] = top[place - 1]
            place -= 1
        top[place] = value
    return kept


@compiled
def serve(asks: Asks, price: Longs, top: Longs, to: tuple[Longs, Longs]) -> None:
    """Count how much each person would be served by the chosen asks at these prices."""
    chosen, served = to
    for number in range(chosen.shape[0]):
        ask = chosen[number]
        kept = best_values(asks, price, top, ask)
        least = top[kept - 1] if kept > 0 else whole(0)
        for pair in range(asks.starts[ask], asks.starts[ask + 1]):
            if kept == 0:
                break
            value = asks.value[pair] - price[asks.person[pair]]
            if value > 0 and value >= least:
                served[asks.person[pair]] += asks.chance[ask]
                kept -= 1
