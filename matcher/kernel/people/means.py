"""By which means can each person travel: surely, perhaps? Bits of `matcher.travel.MODES`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import flags, texts
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


def means_of(people: Table, driven: NDArray[np.bool_], ages: Ages) -> tuple[Bits, Bits, Bits]:
    """Modes at hand, modes nobody asked about, and licences held (bit 0 set, 1 + i: licence i)."""
    licences = _licences(texts(people["licences"]))
    may_ride = (licences & _mask(MOPED_LICENCES) != 0) & ages.may_ride
    may_drive = (licences & _mask({Licence.B}) != 0) & ages.may_drive
    still = flags(people["no_mobility"]) == 1
    surely, perhaps = np.zeros((2, len(people)), dtype=np.uint8)
    for mode, column in _ASKED.items():
        answer = flags(people[column])
        open_to = {Mode.MOPED: may_ride, Mode.CAR: may_drive}.get(mode, np.True_)
        bit = 1 << MODES.index(mode)
        surely |= (open_to & (answer == 1)).astype(np.uint8) * np.uint8(bit)
        perhaps |= (open_to & (answer == -1)).astype(np.uint8) * np.uint8(bit)
    by_bike, by_bus = (1 << MODES.index(mode) for mode in (Mode.BIKE, Mode.TRANSIT))
    both = np.uint8(1 << MODES.index(Mode.BIKE_TRANSIT))
    asked = surely | perhaps
    possible = (asked & by_bike != 0) & (asked & by_bus != 0)
    certain = (surely & by_bike != 0) & (surely & by_bus != 0)
    surely |= np.where(certain, both, np.uint8(0))
    perhaps |= np.where(possible & ~certain, both, np.uint8(0))
    surely |= driven.astype(np.uint8) << MODES.index(Mode.LIFT)
    on_foot = np.uint8(1 << MODES.index(Mode.WALK))
    return np.where(still, on_foot, surely), np.where(still, np.uint8(0), perhaps), licences


def _mask(licences: frozenset[Licence] | set[Licence]) -> int:
    return sum(2 << LICENCES.index(licence) for licence in licences)


def _licences(words: NDArray[np.object_]) -> Bits:
    known, each = np.unique(words.astype(str), return_inverse=True)
    bits = [1 + _mask({Licence(code) for code in word.split(",") if code}) for word in known]
    return np.array(bits, dtype=np.uint8)[each]
