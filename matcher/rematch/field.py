"""Who takes part in an allocation, for what, and how many may be sent where?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import joblib
import numpy as np
from numpy.typing import NDArray

from matcher.allocate import UNIT, Candidates, Market, Rooms, market_of
from matcher.kernel.worth.priced import Prices, value_of_scores
from matcher.rematch.pairs import Ints, Longs, Pairs, best_scores, in_order
from matcher.rematch.terms import RunTerms
from matcher.rematch.territory import Ground, ListsAsked, Territory, lists_of
from matcher.scorecard.sigmoid import PROBABILITY_UNIT

# Offers read of each person at a time; further ones join when prices make them the better ones.
LISTED: Final = 20

# Hears how many people more were ranked.
Heard = Callable[[int], None]


@dataclass(frozen=True)
class Field:
    """Everybody of a run, numbered: some with every pair they have (`whole`), others by territory.

    `urgency`: (people,) weight before it is known how many options each has. Rooms: how many
    suggestions each person may still get, how many people each offer of the pool may still take.
    """

    whole: Pairs
    territories: Sequence[Territory]
    urgency: NDArray[np.float64]
    person_room: Ints
    offer_room: Ints

    @property
    def people(self) -> int:
        """How many take part."""
        return len(self.urgency)

    @property
    def is_listed(self) -> NDArray[np.bool_]:
        """Whose pairs come from lists, which may be cut."""
        listed = np.zeros(self.people, dtype=np.bool_)
        for territory in self.territories:
            listed[territory.first : territory.first + len(territory)] = True
        return listed


@dataclass(frozen=True)
class Play:
    """One allocation: who takes part, on which ground and terms, and who hears of its progress."""

    field: Field
    ground: Ground
    terms: RunTerms
    heard: Heard
    threads: int = 1

    @property
    def bonus(self) -> int:
        """What a first suggestion adds, in `UNIT`s."""
        return round(self.terms.bonus * UNIT)

    def first_lists(self) -> Pairs:
        """The best offers of everybody, by score."""
        asked = [(each, self._asked(LISTED)) for each in self.field.territories]
        return in_order([self.field.whole, *self._read(asked)])

    def longer_lists(self, needy: NDArray[np.bool_], k: int, prices: Prices | None = None) -> Pairs:
        """The k best offers of those in need, by score or at prices (weights: of all people)."""
        asked = []
        for territory in self.field.territories:
            own = slice(territory.first, territory.first + len(territory))
            rows = np.flatnonzero(needy[own])
            if not len(rows):
                continue
            lists = self._asked(k, rows)
            if prices is not None:
                own_prices = prices._replace(weight=prices.weight[own])
                lists = ListsAsked(k, lists.least_score, self.threads, rows, own_prices)
            asked.append((territory, lists))
        return in_order(self._read(asked))

    def weights(self, pairs: Pairs) -> NDArray[np.float64]:
        """Units of value of a score of 1 in 1/2**48, by person."""
        terms, people = self.terms, self.field.people
        options = np.bincount(pairs.person, minlength=people)
        urgency = self.field.urgency + terms.urgency.no_second_option * (options == 1)
        if not terms.relative:
            return np.asarray(UNIT * urgency / PROBABILITY_UNIT**2)
        best = best_scores(pairs, people)
        return np.asarray(UNIT * urgency / np.maximum(best, 1))

    def market(self, pairs: Pairs, weight: NDArray[np.float64]) -> Market:
        """What is allocated: these pairs, at what they are worth."""
        return market_of(self.candidates(pairs, weight), self.rooms())

    def candidates(self, pairs: Pairs, weight: NDArray[np.float64]) -> Candidates:
        """The pairs with their values."""
        value = value_of_scores(pairs.score, weight[pairs.person])
        return Candidates(pairs.person, pairs.offer, value)

    def rooms(self) -> Rooms:
        """How many may be suggested to whom, and what a first suggestion adds."""
        bonus = np.full(self.field.people, self.bonus, dtype=np.int64)
        # Who has been sent somewhere already is not left without any.
        bonus[self.field.person_room < self.terms.suggestions] = 0
        return Rooms(self.field.person_room, self.field.offer_room, bonus)

    def _asked(self, k: int, rows: Longs | None = None) -> ListsAsked:
        return ListsAsked(k, self.terms.least_score, self.threads, rows)

    def _read(self, asked: Sequence[tuple[Territory, ListsAsked]]) -> list[Pairs]:
        """Every territory, where joblib was told to: in this process unless told otherwise."""
        tasks = (joblib.delayed(lists_of)(self.ground, each, lists) for each, lists in asked)
        found = []
        ranked = joblib.Parallel(return_as="generator")(tasks)
        for (territory, lists), pairs in zip(asked, ranked, strict=True):
            found.append(pairs)
            self.heard(len(territory) if lists.rows is None else len(lists.rows))
        return found
