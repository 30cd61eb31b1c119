"""What could be asked of whom, with which chance of a yes, for how many places, worth what to whom?

An ask is one employer and one trade. Chances are whole parts of `PARTS`, values whole parts of
`UNIT`: sums are exact, and every machine finds the same plan.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.errors import FrameError

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]
type Flags = NDArray[np.bool_]

PARTS: Final = 1000
UNIT: Final = 1_000_000
# A plan's value and its bound must fit 64 bits with a margin.
_LARGEST: Final = 2**60


class Prospects(NamedTuple):
    """One entry an ask. `cost`: fatigue of an employer called lately, in `UNIT` of value."""

    employer: Ints
    chance: Longs  # of a yes, 0–PARTS
    places: Longs  # that a yes opens
    cost: Longs
    contacted: Flags  # by anybody, ever


class Pairs(NamedTuple):
    """One entry an ask and a person it would help: what an opened place is worth to them."""

    ask: Ints
    person: Ints
    value: Longs  # 1 and more


class Asks(NamedTuple):
    """The same, each ask's people by falling value, as the compiled functions read them."""

    employer: Ints
    chance: Longs
    places: Longs
    cost: Longs  # in UNIT × PARTS, as the plan's value
    contacted: Flags
    starts: Longs  # (asks + 1,)
    person: Ints
    value: Longs
    ask: Ints  # of each pair
    people: int


def asks_of(prospects: Prospects, pairs: Pairs, people: int) -> Asks:
    """The asks with their pairs in order.

    Raises:
        FrameError: a pair stands twice or names nobody, a number is outside its range, or sums
            would not be exact.
    """
    _check(prospects, pairs, people)
    order = np.lexsort((pairs.person, -pairs.value, pairs.ask))
    ask = pairs.ask[order].astype(np.int32)
    count = len(prospects.employer)
    asks = Asks(
        employer=prospects.employer.astype(np.int32),
        chance=prospects.chance.astype(np.int64),
        places=prospects.places.astype(np.int64),
        cost=prospects.cost.astype(np.int64) * PARTS,
        contacted=prospects.contacted.astype(np.bool_),
        starts=np.searchsorted(ask, np.arange(count + 1)).astype(np.int64),
        person=pairs.person[order].astype(np.int32),
        value=pairs.value[order].astype(np.int64),
        ask=ask,
        people=people,
    )
    if int(asks.value.max(initial=0)) * PARTS * max(people, count) >= _LARGEST:
        raise FrameError(
            "pairs", "value", "trop grand pour des sommes exactes sur tant de personnes"
        )
    return asks


def _check(prospects: Prospects, pairs: Pairs, people: int) -> None:
    for name, columns in (("prospects", prospects), ("pairs", pairs)):
        if len({len(column) for column in columns}) > 1:
            raise FrameError(name, columns._fields[0], "colonnes de longueurs inégales")
    asks = len(prospects.employer)
    for frame, name, column, (low, high) in (
        ("prospects", "employer", prospects.employer, (0, None)),
        ("prospects", "chance", prospects.chance, (0, PARTS)),
        ("prospects", "places", prospects.places, (0, None)),
        ("prospects", "cost", prospects.cost, (0, None)),
        ("pairs", "ask", pairs.ask, (0, asks - 1)),
        ("pairs", "person", pairs.person, (0, people - 1)),
        ("pairs", "value", pairs.value, (1, None)),
    ):
        _check_range(frame, name, column, low, high)
    keys = np.sort(pairs.ask.astype(np.int64) * max(1, people) + pairs.person)
    if (keys[1:] == keys[:-1]).any():
        raise FrameError("pairs", "person", "paire donnée deux fois")


def _check_range(frame: str, name: str, column: NDArray[Any], low: int, high: int | None) -> None:
    outside = (column < low) | (column > (column.max(initial=0) if high is None else high))
    if outside.any():
        most = "" if high is None else f" et au plus {high}"
        said = f"attendu un nombre au moins {low}{most}"
        raise FrameError(frame, name, said, int(np.argmax(outside)))
