"""How does an order become proposals? Never the same twice, both kinds in turn, as ours are."""

from typing import Any, Final, Protocol

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.world.baselines.seen import Seen, Sight
from models.enums import OfferKind, Stage
from models.simulation import Chosen, Month, PairFacts

type Rows = NDArray[np.int64]


class Order(Protocol):
    """How one service orders the offers that a young person may be sent to."""

    def begin(self, month: Month, /) -> None:
        """Read what the service would know on that day."""
        ...

    def keys(self, rng: Generator, seen: Seen, /) -> tuple[NDArray[Any], ...]:
        """One column a criterion, smaller first; the first column decides first."""
        ...


class Proposer:
    """The policy of an order (`models.simulation.Policy`)."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def begin(self, month: Month) -> None:
        """Read the month, and what was asked before."""
        self._sight = Sight(month)
        self._order.begin(month)
        self._asked = {
            person: offers.to_numpy() for person, offers in month.asked.groupby("person")["offer"]
        }

    def choose(self, rng: Generator, person: int, facts: PairFacts, count: int) -> Chosen:
        """The first of the order that were not proposed before, both kinds in turn."""
        new = np.flatnonzero(~np.isin(facts.offer, self._asked.get(person, _NONE)))
        seen = Seen.of(self._sight, person, facts.take(new))
        order = np.lexsort(self._order.keys(rng, seen)[::-1])
        is_contract = seen.column("kind")[order] == OfferKind.APPRENTICESHIP
        ready = self._sight.stage[seen.place] == Stage.READY_TO_SIGN
        places = new[in_turn(order, is_contract == ready)][:count]
        return Chosen(places, np.full(len(places), np.nan))


_NONE: Final = np.zeros(0, dtype=np.int64)


def in_turn(order: Rows, is_first_kind: NDArray[np.bool_]) -> Rows:
    """One of the first kind, one of the other, while there are both; the rest follows."""
    turn = np.where(is_first_kind, 2 * np.cumsum(is_first_kind), 2 * np.cumsum(~is_first_kind) + 1)
    return np.asarray(order[np.argsort(turn, kind="stable")])
