"""Does the plan fill more places than calling the largest, the nearest or the readiest first?"""

import numpy as np
from worlds.prospect_world import best_of_each, places_filled, world

from matcher.prospect import Wanted, plan_calls

CALLS = 12


def _filled(seed: int) -> dict[str, float]:
    """Places filled by each policy, over the same answers of the same employers."""
    market = world(seed, people=400, employers=160, towns=6, reach=3, rare=False)
    asks, employers = market.asks, len(market.truth)
    chance = np.zeros(employers)
    chance[asks.employer] = asks.chance
    chosen = {
        "plan": [call.ask for call in plan_calls(asks, Wanted(CALLS)).calls],
        "largest": best_of_each(asks, np.argsort(-market.headcount, kind="stable")[:CALLS]),
        "nearest": best_of_each(asks, np.argsort(market.nearness, kind="stable")[:CALLS]),
        "readiest": best_of_each(asks, np.argsort(-chance, kind="stable")[:CALLS]),
    }
    draws = np.random.default_rng(seed)
    answers = [draws.random(employers) < market.truth for _ in range(10)]
    return {
        name: sum(places_filled(asks, each, yes) for yes in answers)
        for name, each in chosen.items()
    }


def test_it_fills_more_places_than_simpler_rules(record_property) -> None:
    worlds = [_filled(seed) for seed in range(4)]
    filled = {name: round(sum(each[name] for each in worlds), 1) for name in worlds[0]}
    record_property("measured", f"places filled in simulated markets: {filled}")
    for rule in ("largest", "nearest", "readiest"):
        assert filled["plan"] > filled[rule], filled
