"""By how much would one more ask raise what the group can reach? Exactly. Compiled.

The best chain of exchanges is sought again and again: the new ask serves somebody; if others serve
them already, one of these is freed and serves somebody else. These are the longest paths of a flow.
"""

from typing import Final, NamedTuple

import numpy as np

from matcher.kernel.compiled import whole
from matcher.prospect.asks import Asks, Flags, Longs
from matcher.prospect.compiled import compiled
from matcher.prospect.shares import NOWHERE, Journal, Shares, give_and_note, take_back

_UNSEEN: Final = np.int64(-(2**62))
# Number of asks seen; value, last ask and last pair of the best chain; both ends of the queue.
_SEEN, _BEST, _LAST, _PAIR, _HEAD, _TAIL = range(6)
# The journal is full: nothing is known, and nothing was changed.
FULL: Final = -1


class Search(NamedTuple):
    """Scratch, by ask: value of the best chain that frees it, and how it is reached."""

    worth: Longs
    gives: Longs  # pair by which the ask before serves the person
    frees: Longs  # pair by which this ask served that person
    waits: Flags
    queue: Longs
    seen: Longs
    ends: Longs  # where the search stands, by the names below


def new_search(asks: Asks) -> Search:
    """Nothing sought yet."""
    count = len(asks.employer)

    def column() -> Longs:
        return np.full(count, NOWHERE, dtype=np.int64)

    waits = np.zeros(count, dtype=np.bool_)
    worth = np.full(count, _UNSEEN, dtype=np.int64)
    # One entry more than asks: a ring that is never quite full.
    queue = np.zeros(count + 1, dtype=np.int64)
    ends = np.zeros(6, dtype=np.int64)
    return Search(worth, column(), column(), waits, queue, column(), ends)


@compiled
def try_ask(asks: Asks, shares: Shares, search: Search, journal: Journal, ask: int) -> int:
    """The gain of choosing an ask, without its cost; nothing is changed. FULL: not found out."""
    gain = choose_ask(asks, shares, search, journal, ask)
    take_back(asks, shares, journal)
    shares.chosen[ask] = False
    shares.room[ask] = 0
    return gain


@compiled
def choose_ask(asks: Asks, shares: Shares, search: Search, journal: Journal, ask: int) -> int:
    """Choose an ask and serve through it as well as can be; gives the gain, or FULL."""
    shares.chosen[ask] = True
    shares.room[ask] = asks.chance[ask] * asks.places[ask]
    gain = whole(0)
    while shares.room[ask] > 0:
        worth = find_chain(asks, shares, search, ask)
        if worth <= 0:
            break
        moved = push(asks, shares, search, journal, ask)
        if moved == FULL:
            return FULL
        gain += worth * moved
    return gain


@compiled
def find_chain(asks: Asks, shares: Shares, search: Search, source: int) -> int:
    """Value of the best chain from an ask, its last step noted in `search.ends`."""
    ends = search.ends
    for place in range(ends[_SEEN]):
        search.worth[search.seen[place]] = _UNSEEN
    ends[_SEEN], ends[_BEST], ends[_HEAD], ends[_TAIL] = 0, 0, 0, 0
    reach(search, source, 0)
    while ends[_HEAD] != ends[_TAIL]:
        ask = search.queue[ends[_HEAD]]
        ends[_HEAD] = (ends[_HEAD] + 1) % search.queue.shape[0]
        search.waits[ask] = False
        if ask != source:
            # The freed ask serves nobody else.
            end_here(search, ask, NOWHERE, search.worth[ask])
        for pair in range(asks.starts[ask], asks.starts[ask + 1]):
            if shares.amount[pair] < asks.chance[ask]:
                go_on(asks, shares, search, ask, pair)
    return whole(ends[_BEST])


@compiled
def go_on(asks: Asks, shares: Shares, search: Search, ask: int, pair: int) -> None:
    """Serve one person: who has room ends the chain, who has none frees each ask they hold."""
    worth = search.worth[ask] + asks.value[pair]
    person = asks.person[pair]
    if shares.left[person] > 0:
        end_here(search, ask, pair, worth)
        return
    held = shares.first[person]
    while held != NOWHERE:
        other = whole(asks.ask[held])
        if worth - asks.value[held] > search.worth[other]:
            search.gives[other], search.frees[other] = pair, held
            reach(search, other, worth - asks.value[held])
        held = shares.after[held]


@compiled
def end_here(search: Search, ask: int, pair: int, worth: int) -> None:
    """Keep the chain that ends so, if it is the best so far."""
    if worth > search.ends[_BEST]:
        search.ends[_BEST] = worth
        search.ends[_LAST], search.ends[_PAIR] = ask, pair


@compiled
def reach(search: Search, ask: int, worth: int) -> None:
    """Note the value of the best chain to an ask so far, and look from there again."""
    ends = search.ends
    if search.worth[ask] == _UNSEEN:
        search.seen[ends[_SEEN]] = ask
        ends[_SEEN] += 1
    search.worth[ask] = worth
    if not search.waits[ask]:
        search.waits[ask] = True
        search.queue[ends[_TAIL]] = ask
        ends[_TAIL] = (ends[_TAIL] + 1) % search.queue.shape[0]


@compiled
def push(asks: Asks, shares: Shares, search: Search, journal: Journal, source: int) -> int:
    """Move as much as the chain found bears; gives the amount, or FULL."""
    amount, steps = bears(asks, shares, search, source)
    if journal.used[0] + steps > journal.pair.shape[0]:
        return FULL
    ask, pair = search.ends[_LAST], search.ends[_PAIR]
    if pair != NOWHERE:
        give_and_note(asks, shares, journal, pair, amount)
    while ask != source:
        before = whole(asks.ask[search.gives[ask]])
        give_and_note(asks, shares, journal, search.frees[ask], -amount)
        give_and_note(asks, shares, journal, search.gives[ask], amount)
        ask = before
    return amount


@compiled
def bears(asks: Asks, shares: Shares, search: Search, source: int) -> tuple[int, int]:
    """The amount that a chain bears, and how many pairs it changes."""
    ask, pair = search.ends[_LAST], search.ends[_PAIR]
    amount, steps = shares.room[source], whole(1)
    if pair != NOWHERE:
        amount = min(amount, asks.chance[ask] - shares.amount[pair])
        amount = min(amount, shares.left[asks.person[pair]])
    while ask != source:
        gives, frees = search.gives[ask], search.frees[ask]
        before = whole(asks.ask[gives])
        amount = min(amount, shares.amount[frees])
        amount = min(amount, asks.chance[before] - shares.amount[gives])
        ask = before
        steps += 2
    return amount, steps
