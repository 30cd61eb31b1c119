"""The plan of 100 calls for 100,000 people and 20,000 employers, beside greedy without laziness."""

from time import process_time

import numpy as np
import pytest
from worlds.prospect_world import best_of_each, own_gains, value_of, world

from matcher.prospect import Wanted, plan_calls
from matcher.prospect.choose import new_work
from matcher.prospect.choose import own_gains as seen_alone
from matcher.prospect.gain import try_ask

pytestmark = pytest.mark.bench

PEOPLE, EMPLOYERS, CALLS = 100_000, 20_000, 100


@pytest.mark.parametrize("seed", range(3))
def test_a_plan_for_a_whole_region(seed: int) -> None:
    plan_calls(world(0, 50, 20).asks, Wanted(3))
    asks = world(seed, PEOPLE, EMPLOYERS).asks
    began = process_time()
    plan = plan_calls(asks, Wanted(CALLS, 0.2))
    took = process_time() - began
    one_round = _every_ask_tried_once(asks)
    ranked = [int(asks.employer[ask]) for ask in np.argsort(-own_gains(asks), kind="stable")]
    looks = value_of(asks, best_of_each(asks, list(dict.fromkeys(ranked))[:CALLS]))
    print(
        f"\nseed {seed}: {len(asks.person):,} pairs, {took:.1f} s with its bound, "
        f"{CALLS * one_round / took:.0f} times as fast as trying every ask at each call; "
        f"{plan.certified:.2%} certified; best-looking employers {looks / plan.value:.1%} of it"
    )
    assert plan.certified >= 0.97
    assert looks < plan.value


def _every_ask_tried_once(asks) -> float:
    work = new_work(asks, CALLS, CALLS, 1 << 16)
    seen_alone(asks, work.choice)
    began = process_time()
    for ask in range(len(asks.employer)):
        try_ask(asks, work.shares, work.search, work.journal, ask)
    return process_time() - began
