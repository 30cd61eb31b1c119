"""Who may be sent to which offer, what is it worth, and for how many is there room?

Values are whole numbers in units of `UNIT`, so that every machine finds the same optimum.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.allocate.compiled import compiled
from models.errors import FrameError

type Ints = NDArray[np.int32]
type Longs = NDArray[np.int64]
type Bytes = NDArray[np.uint8]

# A relative value of 1, the person's best eligible offer, in whole units.
UNIT: Final = 1_000_000
# Prices are finer than values by the number of rooms; their sums must fit 64 bits with a margin.
_LARGEST: Final = 2**60


class Candidates(NamedTuple):
    """One entry a pair that is no option excluded; among equals, the better comes first."""

    person: Ints
    offer: Ints
    value: Longs


class Rooms(NamedTuple):
    """How many suggestions a person may get and an offer may take, and what a first one adds."""

    person: Ints
    offer: Ints
    bonus: Longs  # (people,), never negative


class Market(NamedTuple):
    """The candidates by person, best value first, as the compiled functions read them."""

    starts: Longs  # (people + 1,)
    offer: Ints
    value: Longs
    row: Longs  # row in the candidates as they were given
    person_room: Ints
    offer_room: Ints
    bonus: Longs

    @property
    def scale(self) -> int:
        """By how much prices are finer than values: one step a room then adds up to less than 1."""
        return int(self.person_room.sum(dtype=np.int64)) + 1

    @property
    def largest(self) -> int:
        """No pair is worth more to anybody, its bonus counted."""
        ends = int(self.value.max(initial=0)), -int(self.value.min(initial=0))
        return max(ends) + int(self.bonus.max(initial=0))


def market_of(candidates: Candidates, rooms: Rooms) -> Market:
    """The market, by person and falling value.

    Raises:
        FrameError: a pair stands twice or names nobody, a room or bonus is negative, a value is
            too large to be summed exactly.
    """
    _check_rooms(rooms)
    _check_pairs(candidates, rooms)
    order = np.arange(len(candidates.person), dtype=np.int64)
    if not _is_in_order(candidates):
        # Equals stay in the order given, which is the ranking's.
        order = np.lexsort((-candidates.value, candidates.person)).astype(np.int64, copy=False)
        candidates = Candidates(
            candidates.person[order], candidates.offer[order], candidates.value[order]
        )
    person, offer, value = candidates
    starts = np.searchsorted(person, np.arange(len(rooms.person) + 1)).astype(np.int64)
    if has_twice(starts, offer, np.full(len(rooms.offer), -1, dtype=np.int32)):
        raise FrameError("candidates", "offer", "paire donnée deux fois")
    market = Market(
        starts=starts,
        offer=offer.astype(np.int32, copy=False),
        value=value.astype(np.int64, copy=False),
        row=order,
        person_room=rooms.person.astype(np.int32, copy=False),
        offer_room=rooms.offer.astype(np.int32, copy=False),
        bonus=rooms.bonus.astype(np.int64, copy=False),
    )
    if market.largest * market.scale >= _LARGEST:
        raise FrameError(
            "candidates", "value", "trop grand pour des sommes exactes sur tant de personnes"
        )
    return market


def _check_rooms(rooms: Rooms) -> None:
    if len(rooms.bonus) != len(rooms.person):
        raise FrameError("rooms", "bonus", "attendu une valeur par personne")
    for name in Rooms._fields:
        is_negative = np.asarray(getattr(rooms, name)) < 0
        if is_negative.any():
            raise FrameError(
                "rooms", name, "attendu un nombre au moins 0", int(np.argmax(is_negative))
            )


def _check_pairs(candidates: Candidates, rooms: Rooms) -> None:
    if len({len(column) for column in candidates}) > 1:
        raise FrameError("candidates", "value", "colonnes de longueurs inégales")
    for name, column, end in (
        ("person", candidates.person, len(rooms.person)),
        ("offer", candidates.offer, len(rooms.offer)),
    ):
        outside = (column < 0) | (column >= end)
        if outside.any():
            raise FrameError("candidates", name, "ne désigne aucune ligne", int(np.argmax(outside)))


def _is_in_order(candidates: Candidates) -> bool:
    """Whether rows already stand by person and falling value, as a ranking gives them."""
    person, value = candidates.person, candidates.value
    falls = (person[1:] == person[:-1]) & (value[1:] <= value[:-1])
    return bool((falls | (person[1:] > person[:-1])).all())


@compiled
def has_twice(starts: Longs, offer: Ints, last_person: Ints) -> bool:
    """Whether an offer stands twice among one person's candidates."""
    for person in range(starts.shape[0] - 1):
        for edge in range(starts[person], starts[person + 1]):
            if last_person[offer[edge]] == person:
                return True
            last_person[offer[edge]] = person
    return False
