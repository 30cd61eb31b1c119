"""What is the best allocation of offers to people, and what proves it?"""

from typing import Final

import numpy as np

from matcher.allocate.allocation import Allocation, value_of
from matcher.allocate.auction import Auction, Steps, hold, new_auction
from matcher.allocate.certificate import bound_of
from matcher.allocate.exact_flow import best_by_flow, has_flow
from matcher.allocate.market import Market
from matcher.allocate.seats import prices_of

# An auction needs some six bids a room; where many equals fight it may need very many.
_BIDS_A_ROOM: Final = 20
# Steps in parts of the largest value, for when the finest go on for too long; the last always end.
_COARSER: Final = (100_000, 1_000)
# A gap of half a thousandth is no reason to wait for the flow.
GOOD_ENOUGH: Final = 0.0005


def allocate(market: Market, seed: int, good_enough: float = GOOD_ENOUGH) -> Allocation:
    """The maximum of value and bonuses under all rooms, with the prices that prove it.

    The finest steps come first: they prove the exact maximum. Where equals outbid each other step
    by step they are given up for coarser ones; if the gap is then more than `good_enough`, min-cost
    flow finds the maximum where it is installed, and the prices still say how sure that is.
    """
    auctions = (_held(market, seed, steps) for steps in _attempts(market))
    found = _result(next(each for each in auctions if each.queue.ends[1] == 0), seed)
    if found.gap > good_enough and has_flow():
        return best_by_flow(market, found)
    return found


def _attempts(market: Market) -> list[Steps]:
    """Steps from the finest to the coarsest; the last ones may bid for as long as they need."""
    scale = market.scale
    steps = [1, *(max(1, market.largest * scale // parts) for parts in _COARSER)]
    most = [_BIDS_A_ROOM * scale] * len(_COARSER) + [int(np.iinfo(np.int64).max)]
    return [Steps(scale, step, bids) for step, bids in zip(steps, most, strict=True)]


def _held(market: Market, seed: int, steps: Steps) -> Auction:
    auction = new_auction(market, seed, steps)
    hold(auction)
    return auction


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
