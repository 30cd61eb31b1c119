"""Which employers to call, for which trade, what it brings, and how far from the best possible?"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from matcher.prospect.asks import PARTS, UNIT, Asks
from matcher.prospect.bound import upper_bound
from matcher.prospect.choose import Work, choose, new_work, own_gains
from matcher.prospect.gain import FULL

_JOURNAL: Final = 1 << 16
# A value of 1: one young person surely in training.
_WHOLE: Final = float(UNIT * PARTS)


@dataclass(frozen=True)
class Wanted:
    """How many calls, and which share of them to employers nobody has contacted (rounded up)."""

    calls: int
    new_share: float = 0.0


@dataclass(frozen=True)
class Call:
    """One call: row of its ask, what it adds to those before it, and whom it would serve.

    `served`: people and the expected part of a place each gets from this employer, 0–1.
    """

    ask: int
    gain: float
    served: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Plan:
    """Calls in order. `value` and `bound` in expected young people in training, fatigue taken off.

    `new_calls`: those asked for employers nobody has contacted; fewer where there are fewer.
    """

    calls: tuple[Call, ...]
    value: float
    bound: float
    new_calls: int
    tries: int

    @property
    def certified(self) -> float:
        """Share of the best possible that this plan surely reaches, 0–1."""
        return self.value / self.bound if self.bound > 0 else 1.0


def plan_calls(asks: Asks, wanted: Wanted, journal: int = _JOURNAL) -> Plan:
    """The plan, greedy by exact marginal gain; `journal`: room to take trials back."""
    calls = min(wanted.calls, len(np.unique(asks.employer)))
    fresh = _new_calls(asks, calls, wanted.new_share)
    contacted = calls - fresh
    work = _chosen(asks, calls, contacted, journal)
    count = int(work.choice.counts[0])
    value = int(work.choice.gain[:count].sum())
    given_up = bool(work.choice.counts[3])
    bound = upper_bound(asks, calls, calls if given_up else contacted, value)
    return Plan(
        calls=tuple(_call(work, place) for place in range(count)),
        value=value / _WHOLE,
        bound=bound / _WHOLE,
        new_calls=fresh,
        tries=int(work.choice.counts[2]),
    )


def _new_calls(asks: Asks, calls: int, share: float) -> int:
    """The calls owed to new employers: no more than there are."""
    new = len(np.unique(asks.employer[~asks.contacted]))
    return min(new, int(np.ceil(calls * share - 1e-9)))


def _chosen(asks: Asks, calls: int, contacted: int, journal: int) -> Work:
    """The choice, begun anew with a longer journal where one was too short."""
    while True:
        work = new_work(asks, calls, contacted, journal)
        own_gains(asks, work.choice)
        if choose(work) != FULL:
            return work
        journal *= 4


def _call(work: Work, place: int) -> Call:
    ask = int(work.choice.ask[place])
    first, end = work.asks.starts[ask], work.asks.starts[ask + 1]
    amounts = work.shares.amount[first:end]
    people = work.asks.person[first:end]
    served = tuple(
        (int(people[row]), float(amounts[row]) / PARTS) for row in np.flatnonzero(amounts)
    )
    return Call(ask, float(work.choice.gain[place]) / _WHOLE, served)
