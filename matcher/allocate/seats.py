"""Who sits where, and what does each seat cost? The state of an auction, and its one move."""

from typing import NamedTuple

import numpy as np

from matcher.allocate.compiled import compiled
from matcher.allocate.market import Bytes, Ints, Longs, Market
from matcher.kernel.compiled import whole

FREE = -1


class Seats(NamedTuple):
    """Seats by offer, and what each person holds. Prices are in 1/scale of a value's unit.

    An offer costs what its cheapest seat costs: while one is free, what it cost at the start.
    """

    first: Longs  # (offers + 1,): where each offer's seats begin
    price: Longs  # (seats,)
    edge: Longs  # (seats,): candidate of the market that sits there, or FREE
    person: Ints  # (seats,)
    cheapest: Longs  # (offers,): a seat
    is_held: Bytes  # (candidates,)
    held: Ints  # (people,): how many seats each person has


class Queue(NamedTuple):
    """People who may still bid, in a ring: who comes first, how many wait."""

    people: Ints
    waits: Bytes
    ends: Longs  # (2,): place of the first, number who wait


def empty_seats(market: Market) -> Seats:
    """Every seat free, at no price."""
    first = np.zeros(len(market.offer_room) + 1, dtype=np.int64)
    np.cumsum(market.offer_room, out=first[1:])
    seats = int(first[-1])
    return Seats(
        first=first,
        price=np.zeros(seats, dtype=np.int64),
        edge=np.full(seats, FREE, dtype=np.int64),
        person=np.full(seats, FREE, dtype=np.int32),
        cheapest=first[:-1].copy(),
        is_held=np.zeros(len(market.offer), dtype=np.uint8),
        held=np.zeros(len(market.person_room), dtype=np.int32),
    )


def everybody(people: int, seed: int) -> Queue:
    """All people wait, in an order drawn by the seed: it decides between equals."""
    drawn = np.random.default_rng(seed).permutation(people).astype(np.int32)
    return Queue(drawn, np.ones(people, dtype=np.uint8), np.array([0, people], dtype=np.int64))


def prices_of(market: Market, seats: Seats) -> Longs:
    """What each offer costs; one without any room costs more than it is worth to anybody."""
    prices = np.full(len(market.offer_room), market.largest * market.scale, dtype=np.int64)
    has_room = market.offer_room > 0
    prices[has_room] = seats.price[seats.cheapest[has_room]]
    return prices


@compiled
def next_person(queue: Queue) -> int:
    """The first who waits, who then no longer does."""
    person = whole(queue.people[queue.ends[0]])
    queue.ends[0] += 1
    if queue.ends[0] == queue.people.shape[0]:
        queue.ends[0] = 0
    queue.ends[1] -= 1
    queue.waits[person] = 0
    return person


@compiled
def wait(queue: Queue, person: int) -> None:
    """Put somebody at the end, once."""
    if queue.waits[person]:
        return
    place = queue.ends[0] + queue.ends[1]
    if place >= queue.people.shape[0]:
        place -= queue.people.shape[0]
    queue.people[place] = person
    queue.ends[1] += 1
    queue.waits[person] = 1


@compiled
def take_seat(seats: Seats, queue: Queue, pair: tuple[int, int, int], price: int) -> None:
    """Give an offer's cheapest seat to (person, edge, offer) at a price; who sat there waits."""
    person, edge, offer = pair
    seat = seats.cheapest[offer]
    if seats.edge[seat] >= 0:
        seats.is_held[seats.edge[seat]] = 0
        seats.held[seats.person[seat]] -= 1
        wait(queue, seats.person[seat])
    seats.edge[seat] = edge
    seats.person[seat] = person
    seats.price[seat] = price
    seats.is_held[edge] = 1
    seats.held[person] += 1
    cheapest = seats.first[offer]
    for other in range(seats.first[offer] + 1, seats.first[offer + 1]):
        if seats.price[other] < seats.price[cheapest]:
            cheapest = other
    seats.cheapest[offer] = cheapest
