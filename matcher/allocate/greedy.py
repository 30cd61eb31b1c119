"""Who is sent where if the greatest values are served first, one by one? What is usually done.

Compiled; a baseline to measure the auction against.
"""

import numpy as np

from matcher.allocate.compiled import compiled
from matcher.allocate.market import Bytes, Ints, Longs, Market


def greedy_edges(market: Market) -> Longs:
    """Candidates of the market that are taken; equals are served in the order of the people."""
    person = np.repeat(np.arange(len(market.person_room), dtype=np.int32), np.diff(market.starts))
    order = np.argsort(-market.value, kind="stable")
    taken = np.zeros(len(order), dtype=np.uint8)
    rooms = (market.person_room.copy(), market.offer_room.copy())
    take_in_order((order, market.value), (person, market.offer), rooms, taken)
    return np.flatnonzero(taken).astype(np.int64, copy=False)


@compiled
def take_in_order(
    ordered: tuple[Longs, Longs], pairs: tuple[Ints, Ints], rooms: tuple[Ints, Ints], taken: Bytes
) -> None:
    """Take each candidate worth something for which there still is room on both sides."""
    order, value = ordered
    person, offer = pairs
    person_room, offer_room = rooms
    for edge in order:
        if value[edge] <= 0:
            return
        if person_room[person[edge]] > 0 and offer_room[offer[edge]] > 0:
            taken[edge] = 1
            person_room[person[edge]] -= 1
            offer_room[offer[edge]] -= 1
