"""What is the best allocation of offers to people, and what proves it?"""

from dataclasses import replace
from typing import Final

import numpy as np

from matcher.allocate.allocation import Allocation, value_of
from matcher.allocate.auction import Auction, Steps, hold, new_auction
from matcher.allocate.certificate import bound_of
from matcher.allocate.exact_flow import best_by_flow, has_flow
from matcher.allocate.market import Longs, Market
from matcher.allocate.seats import prices_of

# Bids a room for the finest steps, which prove the maximum: a small market may take its time, a
# country's places are too contested to be settled so.
_FINEST_BIDS: Final = 8
_FEW_BIDS: Final = 50_000
_MOST_BIDS: Final = 250_000
# Then steps in parts of the largest value: the first find where prices lie, the others refine.
_PARTS: Final = (20, 100, 1_000, 10_000)
_BIDS_A_ROOM: Final = 60
# By how many of the last steps prices are lowered before the next: lower, and little is gained;
# higher, and an offer keeps a price at which nobody wants it.
_LOWERED: Final = 6
# A gap of half a thousandth is no reason to wait for the flow.
GOOD_ENOUGH: Final = 0.0005


def allocate(market: Market, seed: int, good_enough: float = GOOD_ENOUGH) -> Allocation:
    """The maximum of value and bonuses under all rooms, with the prices that prove it.

    The finest steps come first, from prices of 0: they prove the exact maximum. Where many fight
    for few places by steps that fine, coarser ones find the prices and finer ones refine them. If
    the gap is then more than `good_enough`, min-cost flow finds the maximum where it is installed,
    and the prices still say how sure that is.
    """
    bids = min(max(_FINEST_BIDS * market.scale, _FEW_BIDS), _MOST_BIDS)
    finest = _held(market, seed, Steps(market.scale, 1, bids))
    if is_over(finest):
        return _result(finest, seed)
    found = _scaled(market, seed)
    return best_by_flow(market, found) if found.gap > good_enough and has_flow() else found


def is_over(auction: Auction) -> bool:
    """Whether nobody wants to bid any more."""
    return bool(auction.queue.ends[1] == 0)


def _scaled(market: Market, seed: int) -> Allocation:
    """The best that was found and the best that was proven, from coarse steps to fine ones."""
    endless = int(np.iinfo(np.int64).max)
    step = _step(market, _PARTS[0])
    found = last = _result(_held(market, seed, Steps(market.scale, step, endless)), seed)
    for parts in _PARTS[1:]:
        start = np.maximum(0, last.prices - _LOWERED * step)
        step = _step(market, parts)
        steps = Steps(market.scale, step, _BIDS_A_ROOM * market.scale)
        auction = _held(market, seed, steps, start)
        if not is_over(auction):
            return found
        last = _result(auction, seed)
        found = _better(found, last)
    return found


def _step(market: Market, parts: int) -> int:
    return max(1, market.largest * market.scale // parts)


def _held(market: Market, seed: int, steps: Steps, start: Longs | None = None) -> Auction:
    auction = new_auction(market, seed, steps, start)
    hold(auction)
    return auction


def _better(one: Allocation, other: Allocation) -> Allocation:
    """The greater value of both with the smaller bound of both: each stands by itself."""
    greater = max(one, other, key=lambda each: each.value)
    smaller = min(one, other, key=lambda each: each.bound)
    return replace(greater, prices=smaller.prices, bound=smaller.bound)


def _result(auction: Auction, seed: int) -> Allocation:
    market, scale = auction.market, auction.steps.scale
    edges = np.flatnonzero(auction.seats.is_held)
    prices = prices_of(market, auction.seats)
    return Allocation(
        chosen=np.sort(market.row[edges]),
        value=value_of(market, edges),
        bound=bound_of(market, prices, scale),
        prices=prices,
        scale=scale,
        seed=seed,
    )
