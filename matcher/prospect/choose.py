"""Which asks are chosen, one after the other, each for its exact marginal gain? Compiled.

A gain found earlier can only have fallen since (exchanges have diminishing returns): an ask is
looked at again only when its old gain would still make it the next one.
"""

from typing import NamedTuple

import numpy as np

from matcher.kernel.compiled import whole
from matcher.prospect.asks import Asks, Flags, Longs
from matcher.prospect.compiled import compiled
from matcher.prospect.gain import FULL, Search, choose_ask, new_search, try_ask
from matcher.prospect.shares import NOWHERE, Journal, Shares, new_journal, new_shares


class Choice(NamedTuple):
    """The chosen asks in order with their net gains, and what is known of the others."""

    ask: Longs  # (calls,)
    gain: Longs
    # [0] calls chosen, [1] calls that may still go to employers already contacted, [2] tries,
    # [3] whether calls owed to new employers were given up.
    counts: Longs
    at_most: Longs  # (asks,) net gain, at most
    known_at: Longs  # (asks,) number of calls chosen when it was found out
    open: Flags  # (asks,) may still be chosen


class Work(NamedTuple):
    """Everything the choice works on."""

    asks: Asks
    shares: Shares
    search: Search
    journal: Journal
    choice: Choice


def new_work(asks: Asks, calls: int, contacted: int, journal: int) -> Work:
    """Nothing chosen; at most `contacted` of the calls go to employers already contacted."""
    count = len(asks.employer)
    choice = Choice(
        ask=np.zeros(calls, dtype=np.int64),
        gain=np.zeros(calls, dtype=np.int64),
        counts=np.array([0, contacted, 0, 0], dtype=np.int64),
        at_most=np.zeros(count, dtype=np.int64),
        known_at=np.full(count, NOWHERE, dtype=np.int64),
        open=np.ones(count, dtype=np.bool_),
    )
    return Work(asks, new_shares(asks), new_search(asks), new_journal(journal), choice)


@compiled
def own_gains(asks: Asks, choice: Choice) -> None:
    """What each ask would bring alone: the most it can ever add."""
    for ask in range(asks.employer.shape[0]):
        end = min(asks.starts[ask] + asks.places[ask], asks.starts[ask + 1])
        total = whole(0)
        for pair in range(asks.starts[ask], end):
            total += asks.value[pair]
        choice.at_most[ask] = total * asks.chance[ask] - asks.cost[ask]


@compiled
def choose(work: Work) -> int:
    """Choose until the calls are spent or nothing more is gained; FULL when the journal was."""
    choice = work.choice
    while choice.counts[0] < choice.ask.shape[0]:
        ask = most_promising(work.asks, choice)
        if ask == NOWHERE:
            if choice.counts[1] > 0 or choice.counts[3] == 1:
                break
            # Nothing is gained by asking further new employers: the rest may go to the others.
            choice.counts[1] = choice.ask.shape[0] - choice.counts[0]
            choice.counts[3] = 1
            continue
        if choice.known_at[ask] != choice.counts[0]:
            gain = try_ask(work.asks, work.shares, work.search, work.journal, ask)
            if gain == FULL:
                return FULL
            choice.at_most[ask] = gain - work.asks.cost[ask]
            choice.known_at[ask] = choice.counts[0]
            choice.counts[2] += 1
        else:
            settle(work, ask)
    return 0


@compiled
def most_promising(asks: Asks, choice: Choice) -> int:
    """The ask that may gain most, of equals the first; NOWHERE if none gains anything."""
    best, found = whole(0), whole(NOWHERE)
    for ask in range(choice.open.shape[0]):
        if choice.open[ask] and choice.at_most[ask] > best:
            if asks.contacted[ask] and choice.counts[1] == 0:
                continue
            best, found = choice.at_most[ask], whole(ask)
    return found


@compiled
def settle(work: Work, ask: int) -> None:
    """Choose an ask for good; its employer is called once, whatever the trade."""
    choice, employers = work.choice, work.asks.employer
    choose_ask(work.asks, work.shares, work.search, work.journal, ask)
    work.journal.used[0] = 0
    place = choice.counts[0]
    choice.ask[place] = ask
    choice.gain[place] = choice.at_most[ask]
    choice.counts[0] = place + 1
    choice.counts[1] -= whole(work.asks.contacted[ask])
    for other in range(employers.shape[0]):
        if employers[other] == employers[ask]:
            choice.open[other] = False
