"""By which means can each person travel: surely, perhaps? Bits of `matcher.travel.MODES`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN
from matcher.columns.missing import flags
from matcher.kernel.offers.law import LICENCES
from matcher.kernel.people.ages import Ages
from matcher.travel import MODES
from matcher.travel.means import MOPED_LICENCES
from models.enums import Licence, Mode
from models.frames.table import Table

_ASKED: Final = {
    Mode.WALK: "walks",
    Mode.BIKE: "has_bike",
    Mode.MOPED: "has_moped",
    Mode.CAR: "has_car",
    Mode.TRANSIT: "uses_transit",
}
type Bits = NDArray[np.uint8]


def _bit(mode: Mode) -> np.uint8:
    return np.uint8(1 << MODES.index(mode))


_MODES_ASKED: Final = tuple(_ASKED)
_BITS: Final = np.array([_bit(mode) for mode in _ASKED])
_NONE: Final = np.uint8(0)
_BOTH: Final = _bit(Mode.BIKE_TRANSIT)
_BIKE_AND_BUS: Final = _bit(Mode.BIKE) | _bit(Mode.TRANSIT)


def means_of(people: Table, driven: NDArray[np.bool_], ages: Ages) -> tuple[Bits, Bits, Bits]:
    """Modes at hand, modes nobody asked about, and licences held (bit 0 set, 1 + i: licence i)."""
    licences = _licences(people.texts("licences"))
    may_ride = (licences & _mask(MOPED_LICENCES) != 0) & ages.may_ride
    may_drive = (licences & _mask({Licence.B}) != 0) & ages.may_drive
    still = flags(people["no_mobility"]) == 1
    answers = np.stack([flags(people[column]) for column in _ASKED.values()])
    open_to = np.ones(answers.shape, dtype=np.bool_)
    open_to[_MODES_ASKED.index(Mode.MOPED)] = may_ride
    open_to[_MODES_ASKED.index(Mode.CAR)] = may_drive
    surely = _BITS @ (open_to & (answers == 1))
    perhaps = _BITS @ (open_to & (answers == UNKNOWN))
    certain = surely & _BIKE_AND_BUS == _BIKE_AND_BUS
    possible = (surely | perhaps) & _BIKE_AND_BUS == _BIKE_AND_BUS
    surely |= np.where(certain, _BOTH, _NONE)
    perhaps |= np.where(possible & ~certain, _BOTH, _NONE)
    surely |= driven.astype(np.uint8) << MODES.index(Mode.LIFT)
    return np.where(still, _bit(Mode.WALK), surely), np.where(still, _NONE, perhaps), licences


def _mask(licences: frozenset[Licence] | set[Licence]) -> int:
    return sum(2 << LICENCES.index(licence) for licence in licences)


def _licences(words: NDArray[np.object_]) -> Bits:
    bits = {
        word: 1 + _mask({Licence(code) for code in word.split(",") if code}) for word in set(words)
    }
    return np.fromiter((bits[word] for word in words), np.uint8, len(words))
