"""A simulated market to prospect: towns, trades, employers of all sizes, and who would say yes.

Some people suit nearly every employer around: plans that look at one employer at a time count on
the same few again and again.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree

from matcher.prospect import PARTS, UNIT, Pairs, Prospects, Wanted, asks_of, plan_calls

TRADES = 12


@dataclass(frozen=True)
class World:
    """The asks, and what no plan knows: by employer, whether it would really say yes."""

    asks: object
    headcount: np.ndarray
    nearness: np.ndarray  # mean km to the people in reach, by employer
    truth: np.ndarray  # real chance of a yes, by employer


def world(seed, people, employers, towns=40, reach=1.0, rare=True):
    """So many people and employers in so few towns that much is contested.

    `rare`: a few people are worth much and most little; else chances as rankings give them.
    """
    rng = np.random.default_rng(seed)
    where = rng.uniform(0, 200, (towns, 2))
    weight = 1 / np.arange(1, towns + 1)
    weight /= weight.sum()

    def placed(count):
        return where[rng.choice(towns, count, p=weight)] + rng.normal(0, 6, (count, 2))

    home, firm = placed(people), placed(employers)
    popular = 1 / np.arange(1, TRADES + 1) ** 0.8
    popular /= popular.sum()
    wishes = np.stack([rng.choice(TRADES, people, p=popular) for _ in range(2)])
    limit = reach * rng.uniform(1, 4, people)
    worth = rng.lognormal(-5.0, 1.2, people).clip(max=0.9) if rare else rng.beta(2, 2, people)
    headcount = np.rint(rng.lognormal(2.0, 1.2, employers)).astype(int) + 1
    truth = rng.beta(1.2, 3.0, employers)
    # What the shared log lets one guess: the truth, with the doubt of a few calls.
    guess = (rng.binomial(6, truth) + 8 * 0.29) / (6 + 8)
    trades = np.stack([rng.choice(TRADES, employers) for _ in range(2)], axis=1)
    trades[:, 1] = np.where(trades[:, 0] == trades[:, 1], (trades[:, 1] + 1) % TRADES, trades[:, 1])
    ask, person, value, km = _pairs(rng, (home, wishes, limit, worth), (firm, trades))
    asks = asks_of(
        Prospects(
            employer=np.repeat(np.arange(employers), 2),
            chance=np.repeat(np.rint(guess * PARTS).astype(np.int64), 2),
            places=np.repeat(1 + (headcount > 20) + (headcount > 60), 2),
            cost=np.repeat(rng.choice([0, 0, 0, 5_000, 20_000], employers), 2),
            contacted=np.repeat(rng.random(employers) < 0.4, 2),
        ),
        Pairs(ask, person, value),
        people,
    )
    return World(asks, headcount, _nearness(ask // 2, km, employers), truth)


def _nearness(firm, km, employers):
    reached = np.bincount(firm, minlength=employers)
    total = np.bincount(firm, km, employers)
    return np.where(reached > 0, total / np.maximum(1, reached), np.inf)


def _pairs(rng, group, firms):
    (home, wishes, limit, worth), (firm, trades) = group, firms
    found = []
    for trade in range(TRADES):
        who = np.flatnonzero((wishes == trade).any(axis=0))
        asked, slot = np.nonzero(trades == trade)
        if not len(who) or not len(asked):
            continue
        near = cKDTree(firm[asked]).query_ball_point(home[who], limit[who])
        sizes = np.array([len(each) for each in near])
        row = np.repeat(who, sizes)
        at = np.concatenate([np.array(each, dtype=int) for each in near])
        km = np.linalg.norm(home[row] - firm[asked[at]], axis=1)
        found.append((2 * asked[at] + slot[at], row, km))
    ask, person, km = (np.concatenate(column) for column in zip(*found, strict=True))
    value = worth[person] * np.exp(-km / limit[person]) * rng.uniform(0.8, 1.0, len(ask))
    return (
        ask.astype(np.int32),
        person.astype(np.int32),
        np.maximum(1, np.rint(value * UNIT)).astype(np.int64),
        km,
    )


def own_gains(asks):
    """What each ask would bring alone."""
    return np.array(
        [
            asks.value[first : min(first + places, end)].sum() * chance - cost
            for first, end, places, chance, cost in zip(
                asks.starts[:-1], asks.starts[1:], asks.places, asks.chance, asks.cost, strict=True
            )
        ]
    )


def value_of(asks, chosen):
    """What these asks bring together, fatigue taken off; one an employer."""
    kept = np.isin(asks.ask, chosen)
    number = np.full(len(asks.employer), -1)
    number[chosen] = np.arange(len(chosen))
    alone = asks_of(
        Prospects(
            asks.employer[chosen],
            asks.chance[chosen],
            asks.places[chosen],
            asks.cost[chosen] * 0,
            asks.contacted[chosen],
        ),
        Pairs(number[asks.ask[kept]], asks.person[kept], asks.value[kept]),
        asks.people,
    )
    together = plan_calls(alone, Wanted(len(chosen))).value
    return together - asks.cost[chosen].sum() / (UNIT * PARTS)


def best_of_each(asks, order):
    """For employers in this order, the ask that alone brings most."""
    gains = own_gains(asks)
    best = {}
    for ask, employer in enumerate(asks.employer):
        if employer not in best or gains[ask] > gains[best[employer]]:
            best[employer] = ask
    return [best[employer] for employer in order]


def places_filled(asks, chosen, yes):
    """Places signed for, on average, once the employers of these asks answered.

    People are sent where most will sign, a place at most one; a pair's value is its chance to.
    """
    seats = [ask for ask in chosen for _ in range(asks.places[ask]) if yes[asks.employer[ask]]]
    if not seats:
        return 0.0
    chance = np.zeros((len(seats), asks.people))
    for seat, ask in enumerate(seats):
        own = slice(asks.starts[ask], asks.starts[ask + 1])
        chance[seat, asks.person[own]] = asks.value[own] / UNIT
    return float(chance[linear_sum_assignment(chance, maximize=True)].sum())
