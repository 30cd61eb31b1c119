"""Which total can no allocation exceed, whatever prices one assumes?

Each offer's seats at its price, plus for each person the best they could do at these prices: the
dual of the allocation. An auction's prices make it equal to what was reached, or nearly.
"""

import numpy as np

from matcher.allocate.compiled import compiled
from matcher.allocate.market import Longs, Market


def bound_of(market: Market, prices: Longs, scale: int) -> int:
    """The bound, in units of value: values are whole, so what is left of one unit proves nothing.

    `prices`: (offers,), never negative, in 1/scale of a unit.
    """
    surplus = np.zeros(len(market.person_room), dtype=np.int64)
    scratch = np.zeros(int(market.person_room.max(initial=0)), dtype=np.int64)
    note_surplus(market, prices, scale, (surplus, scratch))
    seats = exact_sum(prices, market.offer_room.astype(np.int64), scale)
    return (seats + exact_sum(surplus, np.ones_like(surplus), scale)) // scale


def exact_sum(amounts: Longs, times: Longs, scale: int) -> int:
    """Σ amount × times, summed by parts that fit 64 bits."""
    whole, rest = np.divmod(amounts, scale)
    return int((whole * times).sum()) * scale + int((rest * times).sum())


@compiled
def note_surplus(market: Market, prices: Longs, scale: int, into: tuple[Longs, Longs]) -> None:
    """Note what each person could gain at these prices, from as many offers as they have room."""
    surplus, best = into
    for person in range(market.person_room.shape[0]):
        room = market.person_room[person]
        found = 0
        for edge in range(market.starts[person], market.starts[person + 1]):
            worth = market.value[edge] * scale - prices[market.offer[edge]]
            if found < room:
                found += 1
            elif room == 0 or worth <= best[room - 1]:
                continue
            place = found - 1
            while place > 0 and worth > best[place - 1]:
                best[place] = best[place - 1]
                place -= 1
            best[place] = worth
        if found > 0:
            surplus[person] = max(0, market.bonus[person] * scale + best[0])
        for place in range(1, found):
            surplus[person] += max(0, best[place])
