"""The value of a set of asks by linear programming, and the best set by trying all of them."""

from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from matcher.prospect import PARTS, UNIT, Pairs, Prospects, asks_of


def value_by_programme(asks, chosen):
    """Most that these asks can serve, less their fatigue; shares no code with the plan."""
    cost = sum(int(asks.cost[ask]) for ask in chosen)
    pairs = [pair for pair in range(len(asks.person)) if asks.ask[pair] in set(chosen)]
    if not pairs:
        return -cost / (UNIT * PARTS)
    limits = [
        (asks.ask[pairs] == ask, int(asks.chance[ask] * asks.places[ask])) for ask in chosen
    ] + [(asks.person[pairs] == person, PARTS) for person in range(asks.people)]
    found = linprog(
        -asks.value[pairs].astype(float),
        A_ub=np.array([rows for rows, _ in limits], dtype=float),
        b_ub=[most for _, most in limits],
        bounds=[(0, int(asks.chance[asks.ask[pair]])) for pair in pairs],
        method="highs",
    )
    return (-found.fun - cost) / (UNIT * PARTS)


def best_of_all(asks, calls, contacted=None):
    """Value of the best set of so many calls, one an employer, by trying every set."""
    sets = [
        each
        for size in range(calls + 1)
        for each in combinations(range(len(asks.employer)), size)
        if len(set(asks.employer[list(each)].tolist())) == size
        and (contacted is None or sum(map(bool, asks.contacted[list(each)])) <= contacted)
    ]
    return max(value_by_programme(asks, each) for each in sets)


def drawn_asks(seed, employers=7, people=6, trades=1):
    """Few people whom nearly every employer would take: much is contested."""
    rng = np.random.default_rng(seed)
    count = employers * trades
    ask, person = np.nonzero(rng.random((count, people)) < 0.7)
    return asks_of(
        Prospects(
            employer=np.repeat(np.arange(employers, dtype=np.int32), trades),
            chance=rng.integers(0, PARTS + 1, count),
            places=rng.integers(0, 4, count),
            cost=rng.integers(0, UNIT // 20, count),
            contacted=np.repeat(rng.random(employers) < 0.5, trades),
        ),
        Pairs(ask.astype(np.int32), person.astype(np.int32), rng.integers(1, UNIT, len(ask))),
        people,
    )
