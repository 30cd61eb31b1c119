"""Which allocation is best over all eligible pairs, and what proves it?

The first lists hold each one's best offers only. At the prices found, the kernel ranks again by
value less price: what is better than a first list showed joins, and the auction is held again,
until prices prove the total over every pair there is. Of pairs that nobody read, it is enough to
know how much they are worth at most (`unseen`).
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.allocate import Allocation, Market, allocate
from matcher.allocate.allocation import value_of
from matcher.allocate.stable import stable_edges
from matcher.kernel.worth.priced import Prices, value_of_scores
from matcher.rematch.field import LISTED, Play
from matcher.rematch.merged import merged, new_among
from matcher.rematch.pairs import Longs, Pairs
from matcher.rematch.terms import Method
from matcher.rematch.unseen import Unseen

# A gap of half a thousandth over all pairs is no reason to rank again.
GOOD_ENOUGH: Final = 0.0005
_MOST_ROUNDS: Final = 30
# The first prices are lowered by a tenth: by so much they may fall without lists being read again.
_LOWERED: Final = 10
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
    unseen = Unseen.after_first_lists(play, pairs, weight)
    for rounds in range(1, _MOST_ROUNDS + 1):
        market = play.market(pairs, weight)
        allocation = allocate(market, play.terms.seed)
        price = allocation.prices // allocation.scale
        bound, risen = unseen.bound(market, price)
        found = _found(pairs, allocation, (weight, bound, risen), rounds)
        needy = unseen.needy(market, risen)
        if not needy.any():
            unseen, risen = unseen.at_no_price(), price
            needy = unseen.needy(market, price)
        if found.gap <= GOOD_ENOUGH or not needy.any():
            return found
        asked = risen if rounds > 1 else price - price // _LOWERED
        lists = play.longer_lists(needy, LISTED, _prices(play, weight, asked))
        worth = value_of_scores(lists.score, weight[lists.person]) - asked[lists.offer]
        unseen = unseen.after_lists_at(play, lists, (needy, asked, worth))
        further = new_among(lists, pairs)
        pairs = merged(pairs, further)
        bound, risen = unseen.bound(play.market(pairs, weight), price)
        found = replace(found, bound=bound, prices=risen, rounds=rounds + 1)
        if found.gap <= GOOD_ENOUGH:
            return found
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
    return Prices(price, weight, play.terms.least_score, play.bonus)


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
        pairs = merged(pairs, new_among(play.longer_lists(needy, k), pairs))
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
    return np.asarray(play.field.is_listed & (counts >= k) & (held < market.person_room))
