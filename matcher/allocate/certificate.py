"""Which total can no allocation exceed, whatever prices one assumes?

Each offer's seats at its price, plus for each person the best they could do at these prices: the
dual of the allocation. An auction's prices make it equal to what was reached, or nearly.
"""

from typing import Final

import numpy as np

from matcher.allocate.compiled import compiled
from matcher.allocate.market import Longs, Market

# What is worth this to somebody is no option: far below any bonus.
NOTHING: Final = -(1 << 60)


def bound_of(market: Market, prices: Longs, scale: int, unseen: Longs | None = None) -> int:
    """The bound, in units of value: values are whole, so what is left of one unit proves nothing.

    `prices`: (offers,), never negative, in 1/scale of a unit; `unseen`: as `surplus_of` reads it.
    """
    surplus = surplus_of(market, prices, scale, unseen)
    seats = exact_sum(prices, market.offer_room.astype(np.int64), scale)
    return (seats + exact_sum(surplus, np.ones_like(surplus), scale)) // scale


def surplus_of(market: Market, prices: Longs, scale: int, unseen: Longs | None = None) -> Longs:
    """What each person could gain at these prices, from as many offers as they have room for.

    `unseen`: (people,) what any offer that is not among their candidates may be worth to them.
    """
    people = len(market.person_room)
    surplus = np.zeros(people, dtype=np.int64)
    scratch = np.zeros(int(market.person_room.max(initial=0)), dtype=np.int64)
    least = np.full(people, NOTHING, dtype=np.int64) if unseen is None else unseen
    note_surplus(market, prices, scale, (surplus, scratch, least))
    return surplus


def exact_sum(amounts: Longs, times: Longs, scale: int) -> int:
    """Σ amount × times, summed by parts that fit 64 bits."""
    whole, rest = np.divmod(amounts, scale)
    return int((whole * times).sum()) * scale + int((rest * times).sum())


@compiled
def note_surplus(
    market: Market, prices: Longs, scale: int, into: tuple[Longs, Longs, Longs]
) -> None:
    """Note what each person could gain; nothing they hold is worth less than what is unseen."""
    surplus, best, unseen = into
    for person in range(market.person_room.shape[0]):
        room = market.person_room[person]
        if room == 0:
            continue
        for place in range(room):
            best[place] = unseen[person]
        for edge in range(market.starts[person], market.starts[person + 1]):
            worth = market.value[edge] * scale - prices[market.offer[edge]]
            if worth <= best[room - 1]:
                continue
            place = room - 1
            while place > 0 and worth > best[place - 1]:
                best[place] = best[place - 1]
                place -= 1
            best[place] = worth
        surplus[person] = max(0, market.bonus[person] * scale + best[0])
        for place in range(1, room):
            surplus[person] += max(0, best[place])
