"""What may the pairs be worth that nobody has read? Bounded, so that they need not all be read.

A list that is full hides pairs worth no more than its last one; one that is not hides nothing. That
holds at the prices the list was read at and at any higher ones: where prices only rose since, they
prove a total over every eligible pair without anybody being ranked again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.allocate import Market
from matcher.allocate.certificate import NOTHING, bound_of, surplus_of
from matcher.kernel.worth.priced import value_of_scores
from matcher.rematch.field import LISTED, Play
from matcher.rematch.pairs import Longs, Pairs


@dataclass(frozen=True)
class Unseen:
    """What unread pairs are worth to each person at most, in `UNIT`s.

    `value`: less no price. `worth`: less `price`, or any higher one.
    """

    value: Longs
    worth: Longs
    price: Longs

    @classmethod
    def after_first_lists(cls, play: Play, pairs: Pairs, weight: NDArray[np.float64]) -> "Unseen":
        """Of whose list is full, the last; nothing of others, nor of who was read in full."""
        value = _last_of_full(play, pairs, value_of_scores(pairs.score, weight[pairs.person]))
        return cls(value, value, np.zeros(len(play.field.offer_room), dtype=np.int64))

    def after_lists_at(
        self, play: Play, lists: Pairs, asked: tuple[NDArray[np.bool_], Longs, Longs]
    ) -> "Unseen":
        """Once those in need were read at a price, less which each of their pairs is worth so much.

        A list that was not full hides pairs that not even the bonus would pay for.
        """
        needy, price, worth = asked
        last = np.maximum(_last_of_full(play, lists, worth), -play.bonus)
        worth = np.where(needy, np.minimum(self.value, last), self.worth)
        return Unseen(self.value, worth, np.maximum(self.price, price))

    def at_no_price(self) -> "Unseen":
        """As after the first lists: for prices that fell since others were read."""
        return Unseen(self.value, self.value, np.zeros_like(self.price))

    def bound(self, market: Market, price: Longs) -> tuple[int, Longs]:
        """What no allocation of any eligible pairs exceeds, and the prices that prove it."""
        risen = np.maximum(self.price, price)
        return bound_of(market, risen, 1, self.worth), risen

    def needy(self, market: Market, price: Longs) -> NDArray[np.bool_]:
        """Who could gain by an offer that is not among their pairs, at prices that only rose."""
        known = surplus_of(market, price, 1)
        return np.asarray(surplus_of(market, price, 1, self.worth) > known)


def _last_of_full(play: Play, lists: Pairs, worth: Longs) -> Longs:
    """What the least of each person's list is worth where the list is full and may be cut."""
    people = play.field.people
    counts = np.bincount(lists.person, minlength=people)
    last = np.full(people, -NOTHING, dtype=np.int64)
    np.minimum.at(last, lists.person, worth)
    return np.where(play.field.is_listed & (counts >= LISTED), last, NOTHING)
