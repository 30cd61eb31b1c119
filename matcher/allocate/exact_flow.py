"""What is the maximum by min-cost flow? OR-tools' answer: exact, slower, and it gives no prices."""

from dataclasses import replace
from importlib.util import find_spec
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.allocate.allocation import Allocation, value_of
from matcher.allocate.market import Longs, Market
from models.errors import PasserelleError

_SOURCE: Final = 0
_SINK: Final = 1
_PEOPLE_FROM: Final = 2


class FlowFailed(PasserelleError):
    """OR-tools found no flow; there always is one, so its numbers must have overflowed."""


def has_flow() -> bool:
    """Whether OR-tools is installed (extra `allocate`)."""
    return find_spec("ortools") is not None


def best_by_flow(market: Market, auctioned: Allocation) -> Allocation:
    """The exact maximum; the bound and its prices stay those of the auction."""
    edges = flow_edges(market)
    return replace(auctioned, chosen=np.sort(market.row[edges]), value=value_of(market, edges))


def flow_edges(market: Market) -> Longs:
    """Candidates of the market (its own order) that a maximum chooses.

    Raises:
        FlowFailed: OR-tools gave up.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    people, offers = len(market.person_room), len(market.offer_room)
    room = market.person_room.astype(np.int64)
    person = np.repeat(np.arange(people), np.diff(market.starts)) + _PEOPLE_FROM
    offer = market.offer + (_PEOPLE_FROM + people)
    flow = SimpleMinCostFlow()
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        person, offer, np.ones(len(person), dtype=np.int64), -market.value
    )
    source, everybody = np.full(people, _SOURCE), np.arange(people) + _PEOPLE_FROM
    # The first suggestion brings the bonus, the others nothing.
    for capacity, cost in (
        (np.minimum(room, 1), -market.bonus),
        (np.maximum(room - 1, 0), np.zeros_like(room)),
    ):
        flow.add_arcs_with_capacity_and_unit_cost(source, everybody, capacity, cost)
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(offers) + (_PEOPLE_FROM + people),
        np.full(offers, _SINK),
        market.offer_room.astype(np.int64),
        np.zeros(offers, dtype=np.int64),
    )
    # Whoever is better left out goes round the offers, for nothing.
    total = int(room.sum())
    flow.add_arc_with_capacity_and_unit_cost(_SOURCE, _SINK, total, 0)
    flow.set_node_supply(_SOURCE, total)
    flow.set_node_supply(_SINK, -total)
    if flow.solve() != flow.OPTIMAL:
        raise FlowFailed(
            "OR-tools n'a trouvé aucun flot : réduisez le nombre de jeunes ou les valeurs."
        )
    chosen: NDArray[np.bool_] = np.asarray(flow.flows(pairs)) > 0
    return np.flatnonzero(chosen).astype(np.int64, copy=False)
