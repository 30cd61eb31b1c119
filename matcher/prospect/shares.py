"""Who would get how much of which opened place? Amounts over the asks chosen so far. Compiled.

Each yes counts by its chance: an ask hands out its chance for each place, to one person at most its
chance, and nobody is served more than once in all. Amounts are parts of `PARTS`.
"""

from typing import NamedTuple

import numpy as np

from matcher.kernel.compiled import whole
from matcher.prospect.asks import PARTS, Asks, Flags, Longs
from matcher.prospect.compiled import compiled

NOWHERE = -1


class Shares(NamedTuple):
    """Amounts by pair, what is left of people and asks, and who holds whom."""

    amount: Longs  # (pairs,)
    left: Longs  # (people,) of PARTS
    room: Longs  # (asks,)
    chosen: Flags  # (asks,)
    # The pairs through which a person is served, as a list: first of the person, next of the pair.
    first: Longs
    after: Longs


class Journal(NamedTuple):
    """What was changed, to take it back: `used[0]` entries."""

    used: Longs
    pair: Longs
    amount: Longs


def new_shares(asks: Asks) -> Shares:
    """Nothing chosen, nobody served."""
    pairs, people, count = len(asks.person), asks.people, len(asks.employer)
    return Shares(
        amount=np.zeros(pairs, dtype=np.int64),
        left=np.full(people, PARTS, dtype=np.int64),
        room=np.zeros(count, dtype=np.int64),
        chosen=np.zeros(count, dtype=np.bool_),
        first=np.full(people, NOWHERE, dtype=np.int64),
        after=np.full(pairs, NOWHERE, dtype=np.int64),
    )


def new_journal(size: int) -> Journal:
    """An empty journal with room for so many changes."""
    return Journal(
        np.zeros(1, dtype=np.int64), np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    )


@compiled
def give(asks: Asks, shares: Shares, pair: int, amount: int) -> None:
    """Serve a pair's person so much more (or less), and keep the lists."""
    person, ask = whole(asks.person[pair]), whole(asks.ask[pair])
    before = shares.amount[pair]
    shares.amount[pair] = before + amount
    shares.left[person] -= amount
    shares.room[ask] -= amount
    if before == 0:
        shares.after[pair] = shares.first[person]
        shares.first[person] = pair
    elif before + amount == 0:
        unlist(shares, person, pair)


@compiled
def unlist(shares: Shares, person: int, pair: int) -> None:
    """Take a pair out of its person's list."""
    if shares.first[person] == pair:
        shares.first[person] = shares.after[pair]
        return
    held = shares.first[person]
    while shares.after[held] != pair:
        held = shares.after[held]
    shares.after[held] = shares.after[pair]


@compiled
def give_and_note(asks: Asks, shares: Shares, journal: Journal, pair: int, amount: int) -> None:
    """Serve, and note how to take it back."""
    give(asks, shares, pair, amount)
    entry = journal.used[0]
    journal.pair[entry] = pair
    journal.amount[entry] = amount
    journal.used[0] = entry + 1


@compiled
def take_back(asks: Asks, shares: Shares, journal: Journal) -> None:
    """Undo all that the journal notes, last first."""
    while journal.used[0] > 0:
        journal.used[0] -= 1
        entry = journal.used[0]
        give(asks, shares, journal.pair[entry], -journal.amount[entry])
