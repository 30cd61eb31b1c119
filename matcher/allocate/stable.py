"""Who is sent where so that no person and no offer would both rather have each other?

Deferred acceptance (Gale and Shapley), for employers who truly rank: people ask in the order of
their own list, an offer keeps the best who asked, by its own order. Nobody is better off elsewhere,
but the total is smaller than the maximum. Compiled.
"""

from typing import NamedTuple

import numpy as np

from matcher.allocate.compiled import compiled
from matcher.allocate.market import Longs, Market
from matcher.allocate.seats import (
    Queue,
    Seats,
    empty_seats,
    everybody,
    next_person,
    take_seat,
    wait,
)


class Asking(NamedTuple):
    """Everything deferred acceptance works on. A seat's price is how good who sits there is."""

    market: Market
    liking: Longs  # (candidates of the market,): how good the person is to the offer, from 1
    seats: Seats
    queue: Queue
    asked: Longs  # (people,): candidate each person asks next


def stable_edges(market: Market, liking: Longs, seed: int) -> Longs:
    """Candidates of the market that are matched; only those worth more than nothing are asked.

    `liking`: by row of the candidates as they were given; the seed decides between equals.
    """
    people = len(market.person_room)
    lot = np.random.default_rng(seed).permutation(people)
    person = np.repeat(lot, np.diff(market.starts))
    order = np.lexsort((person, liking[market.row]))
    ranked = np.empty(len(order), dtype=np.int64)
    ranked[order] = np.arange(1, len(order) + 1)
    asking = Asking(
        market, ranked, empty_seats(market), everybody(people, seed), market.starts[:-1].copy()
    )
    let_ask(asking)
    return np.flatnonzero(asking.seats.is_held).astype(np.int64, copy=False)


@compiled
def let_ask(asking: Asking) -> None:
    """Let everybody ask until all have what they have room for, or have asked everywhere."""
    market, seats, queue = asking.market, asking.seats, asking.queue
    while queue.ends[1] > 0:
        person = next_person(queue)
        edge = asking.asked[person]
        if seats.held[person] >= market.person_room[person]:
            continue
        if edge >= market.starts[person + 1] or market.value[edge] <= 0:
            continue
        asking.asked[person] += 1
        wait(queue, person)
        offer = market.offer[edge]
        if market.offer_room[offer] == 0:
            continue
        if asking.liking[edge] > seats.price[seats.cheapest[offer]]:
            take_seat(seats, queue, (person, edge, offer), asking.liking[edge])
