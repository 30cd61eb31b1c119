"""How does the auction find the best allocation? Everybody bids until nobody wants to. Compiled.

Whoever has room bids for the offers worth most to them, value less price, as much as leaves them
no better off than with the next best: then a price rises, and who is outbid bids again. With steps
below one unit shared by all rooms the result is the exact maximum (Bertsekas), for the prices
prove it (`certificate`). An offer that does not exist for somebody, or has no room, is never bid
for; a person with room for several never holds one offer twice.
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
)


class Steps(NamedTuple):
    """How fine prices are: `scale` steps a unit of value, each bid `step` above indifference."""

    scale: int
    step: int
    most_bids: int  # after so many the auction gives up


class Wanted(NamedTuple):
    """Scratch: the offers one person wants most, best first; one more than they have room for."""

    worth: Longs
    edge: Longs


class Auction(NamedTuple):
    """Everything an auction works on."""

    market: Market
    seats: Seats
    queue: Queue
    wanted: Wanted
    steps: Steps


def new_auction(market: Market, seed: int, steps: Steps, start: Longs | None = None) -> Auction:
    """An auction in which nobody has bid yet; `start`: what each offer costs then, else nothing."""
    size = int(market.person_room.max(initial=0)) + 1
    scratch = Wanted(np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64))
    queue = everybody(len(market.person_room), seed)
    seats = empty_seats(market)
    if start is not None:
        seats.price[:] = np.repeat(start, market.offer_room)
    return Auction(market, seats, queue, scratch, steps)


@compiled
def hold(auction: Auction) -> int:
    """Let everybody bid until nobody wants to, or `most_bids` are reached; gives their number."""
    market, seats, queue, steps = auction.market, auction.seats, auction.queue, auction.steps
    bids = 0
    while queue.ends[1] > 0 and bids < steps.most_bids:
        person = next_person(queue)
        room = market.person_room[person] - seats.held[person]
        if room > 0:
            # Nothing yet: an offer worth less than nothing may still earn the first one's bonus.
            least = -market.bonus[person] * steps.scale if seats.held[person] == 0 else 0
            found = look(auction, person, room, least)
            bids += bid(auction, person, (room, found), least)
    return bids


@compiled
def look(auction: Auction, person: int, room: int, least: int) -> int:
    """Find the `room + 1` offers not held that are worth most, above `least`; gives how many."""
    market, seats, wanted = auction.market, auction.seats, auction.wanted
    found = 0
    for edge in range(market.starts[person], market.starts[person + 1]):
        value = market.value[edge] * auction.steps.scale
        # Prices are never negative: what follows is worth its value at most.
        if value <= least or (found > room and value <= wanted.worth[room]):
            break
        offer = market.offer[edge]
        if seats.is_held[edge] or market.offer_room[offer] == 0:
            continue
        worth = value - seats.price[seats.cheapest[offer]]
        if worth > least and (found <= room or worth > wanted.worth[room]):
            put(wanted, min(found, room), worth, edge)
            found = min(found + 1, room + 1)
    return found


@compiled
def put(wanted: Wanted, last: int, worth: int, edge: int) -> None:
    """Put an offer into its place among those wanted, of which `last` is the last place."""
    place = last
    while place > 0 and worth > wanted.worth[place - 1]:
        wanted.worth[place] = wanted.worth[place - 1]
        wanted.edge[place] = wanted.edge[place - 1]
        place -= 1
    wanted.worth[place] = worth
    wanted.edge[place] = edge


@compiled
def bid(auction: Auction, person: int, counts: tuple[int, int], least: int) -> int:
    """Take the seats wanted, at the price that leaves the next best as good; gives how many."""
    market, wanted, steps = auction.market, auction.wanted, auction.steps
    room, found = counts
    taken = 0
    while taken < min(found, room) and wanted.worth[taken] > 0:
        taken += 1
    floor = 0
    if least < 0 and taken <= 1:
        # One offer at most is worth having: thanks to the bonus, down to `least`.
        taken = min(found, 1)
        floor = least
    next_best = max(wanted.worth[taken], floor) if found > taken else floor
    for place in range(taken):
        edge = wanted.edge[place]
        price = market.value[edge] * steps.scale - next_best + steps.step
        take_seat(auction.seats, auction.queue, (person, edge, market.offer[edge]), price)
    return taken
