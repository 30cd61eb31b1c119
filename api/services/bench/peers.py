"""Which methods are measured beside ours? Each gives the candidates of a market that it chooses.

What a peer needs is imported inside it: a process that measures one method holds no other's code.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from matcher.allocate.market import Longs, Market

SEED: Final = 1


def _or_tools(market: Market) -> Longs:
    from matcher.allocate.exact_flow import flow_edges

    return flow_edges(market)


def _greedy(market: Market) -> Longs:
    from matcher.allocate.greedy import greedy_edges

    return greedy_edges(market)


def _deferred_acceptance(market: Market) -> Longs:
    from matcher.allocate.stable import stable_edges

    return stable_edges(market, market.value, SEED)


def _scipy(market: Market) -> Longs:
    """LAPJVsp: one row a person, one column a seat, and one column each to stay without."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    people, room = len(market.person_room), market.offer_room.astype(np.int64)
    first = np.concatenate([[0], np.cumsum(room)])
    person = np.repeat(np.arange(people), np.diff(market.starts))
    seats = room[market.offer]
    edge = np.repeat(np.arange(len(person)), seats)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(seats) - seats, seats)
    column = np.concatenate([first[market.offer[edge]] + nth, first[-1] + np.arange(people)])
    row = np.concatenate([person[edge], np.arange(people)])
    # A weight of 0 would be no edge at all.
    dear = market.largest + 1.0
    weight = np.concatenate([dear - market.value[edge], np.full(people, dear)])
    graph = csr_array((weight, (row, column)), shape=(people, int(first[-1]) + people))
    rows, columns = min_weight_full_bipartite_matching(graph)
    seated = columns < first[-1]
    offer = np.searchsorted(first, columns[seated], side="right") - 1
    keys = person * len(room) + market.offer
    order = np.argsort(keys)
    wanted = rows[seated] * len(room) + offer
    return np.asarray(order[np.searchsorted(keys, wanted, sorter=order)], dtype=np.int64)


PEERS: Final[dict[str, Callable[[Market], Longs]]] = {
    "ortools": _or_tools,
    "scipy": _scipy,
    "greedy": _greedy,
    "deferred_acceptance": _deferred_acceptance,
}
# SciPy's matching is one to one: a person with room for several is outside it.
ONE_EACH: Final = frozenset({"scipy"})
