"""Which allocation is best over all eligible pairs, and what proves it?

The first lists hold each one's best offers only. At the prices found, the kernel ranks again by
value less price: what is better than a first list showed joins, and the auction is held again,
until the prices prove the total over every pair there is.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.allocate import UNIT, Allocation, Market, allocate
from matcher.allocate.allocation import value_of
from matcher.allocate.certificate import bound_of
from matcher.allocate.stable import stable_edges
from matcher.kernel.worth.priced import Prices
from matcher.rematch.field import LISTED, Play
from matcher.rematch.pairs import Longs, Pairs, in_order, new_among
from matcher.rematch.terms import Method

# A gap of half a thousandth over all pairs is no reason to rank again.
GOOD_ENOUGH: Final = 0.0005
_MOST_ROUNDS: Final = 30
# Lists are lengthened by this much where "stable" has run through them.
_LONGER: Final = 4


@dataclass(frozen=True)
class Found:
    """Who is sent where. Values and prices in `UNIT`s; `bound`: over all eligible pairs.

    `pairs`: all that were looked at, by person; `chosen`: their rows. `rounds`: how often ranked.
    """

    pairs: Pairs
    chosen: Longs
    weight: NDArray[np.float64]
    value: int
    bound: int
    prices: Longs
    rounds: int

    @property
    def gap(self) -> float:
        """Share of the bound that may have been missed."""
        return (self.bound - self.value) / self.bound if self.bound > self.value else 0.0


def best_for_all(play: Play) -> Found:
    """The allocation by the method asked for; its bound is that of the greatest total."""
    found = _greatest(play)
    return _stable(play, found) if play.terms.method is Method.STABLE else found


def _greatest(play: Play) -> Found:
    pairs = play.first_lists()
    weight = play.weights(pairs)
    for rounds in range(1, _MOST_ROUNDS + 1):
        market = play.market(pairs, weight)
        allocation = allocate(market, play.terms.seed)
        price = allocation.prices // allocation.scale
        bound, further = allocation.bound, None
        needy = _may_find_better(play, market, price)
        if needy.any():
            lists = play.longer_lists(needy, LISTED, _prices(play, weight, price))
            further = new_among(lists, pairs)
            every = in_order([pairs, further])
            # Every pair that could be worth anything at these prices is among them.
            bound = bound_of(play.market(every, weight), price, 1)
        found = _found(pairs, allocation, (weight, bound, price), rounds)
        if found.gap <= GOOD_ENOUGH or further is None or not len(further.person):
            return found
        pairs = every
    return found


def _found(
    pairs: Pairs,
    allocation: Allocation,
    proof: tuple[NDArray[np.float64], int, Longs],
    rounds: int,
) -> Found:
    weight, bound, price = proof
    return Found(pairs, allocation.chosen, weight, allocation.value, bound, price, rounds)


def _prices(play: Play, weight: NDArray[np.float64], price: Longs) -> Prices:
    return Prices(price, weight, play.terms.least_score, round(play.terms.bonus * UNIT))


def _may_find_better(play: Play, market: Market, price: Longs) -> NDArray[np.bool_]:
    """Who might want an offer that is not among their pairs, at these prices.

    Unknown offers are worth no more than the last of a full first list, and cost nothing at least.
    """
    counts = np.diff(market.starts)
    cut = _is_listed(play) & (counts >= LISTED) & (market.person_room > 0)
    if not cut.any():
        return cut
    worth = market.value - price[market.offer]
    # The LISTED-th best by score: later pairs may lie below it, but never an unknown one above.
    last = market.value[np.where(cut, market.starts[:-1] + LISTED - 1, 0)]
    return np.asarray(cut & (last > _least_taken(worth, market)))


def _is_listed(play: Play) -> NDArray[np.bool_]:
    """Whose pairs come from lists, which may be cut."""
    listed = np.zeros(play.field.people, dtype=np.bool_)
    for territory in play.field.territories:
        listed[territory.first : territory.first + len(territory)] = True
    return listed


def _least_taken(worth: Longs, market: Market) -> Longs:
    """What the last offer that each person has room for is worth to them; 0 where none is."""
    least = np.zeros(len(market.person_room), dtype=np.int64)
    has_any = np.flatnonzero(np.diff(market.starts))
    left = worth.copy()
    person = np.repeat(np.arange(len(least)), np.diff(market.starts))
    for turn in range(1, int(market.person_room.max(initial=0)) + 1):
        best = np.maximum.reduceat(left, market.starts[has_any])
        here = market.person_room[has_any] == turn
        least[has_any[here]] = np.maximum(best[here], 0)
        at_best = np.zeros(len(least), dtype=np.int64)
        at_best[has_any] = best
        # One of each person's best leaves: the first, of equals.
        rows = np.flatnonzero(left == at_best[person])
        rows = rows[np.unique(person[rows], return_index=True)[1]]
        left[rows] = -UNIT * UNIT
    return least


def _stable(play: Play, greatest: Found) -> Found:
    """Deferred acceptance over lists as long as it takes; places rank people by their score."""
    pairs, k = greatest.pairs, LISTED
    while True:
        market = play.market(pairs, greatest.weight)
        edges = stable_edges(market, pairs.score, play.terms.seed)
        needy = _ran_through(play, pairs, market, (edges, k))
        if not needy.any():
            break
        k *= _LONGER
        further = new_among(play.longer_lists(needy, k), pairs)
        pairs = in_order([pairs, further])
    return Found(
        pairs=pairs,
        chosen=np.sort(market.row[edges]),
        weight=greatest.weight,
        value=value_of(market, edges),
        bound=greatest.bound,
        prices=greatest.prices,
        rounds=greatest.rounds,
    )


def _ran_through(
    play: Play, pairs: Pairs, market: Market, asked: tuple[Longs, int]
) -> NDArray[np.bool_]:
    """Who has room left and asked everywhere on a list that was cut at k."""
    edges, k = asked
    held = np.bincount(pairs.person[market.row[edges]], minlength=play.field.people)
    counts = np.bincount(pairs.person, minlength=play.field.people)
    return np.asarray(_is_listed(play) & (counts >= k) & (held < market.person_room))
