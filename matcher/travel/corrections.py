"""Which journeys to these places has an adviser corrected for this person?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN, OfferColumns, Person
from models.enums import LegTo, Mode
from models.protocols import UNKNOWN_MINUTES

BY_TIMETABLE: Final = (Mode.TRANSIT, Mode.BIKE_TRANSIT)
# Minutes by means and home, shape (n,); 255 where nothing was corrected.
type Corrected = Mapping[tuple[Mode, int], NDArray[np.uint8]]
NOTHING: Final[Corrected] = MappingProxyType({})


def corrected_to_offers(person: Person, offers: OfferColumns) -> Corrected:
    """Corrections of the ways to these offers' employers; by bus, those for the same hours."""
    return _corrected(
        person, LegTo.EMPLOYER, offers.employer_id, (offers.day_start, offers.day_end)
    )


def corrected_to(person: Person, leg: LegTo, place_ids: NDArray[np.object_]) -> Corrected:
    """Corrections of the ways to these places, whose hours are not stated."""
    unstated = np.full(len(place_ids), UNKNOWN)
    return _corrected(person, leg, place_ids, (unstated, unstated))


def _corrected(
    person: Person,
    leg: LegTo,
    place_ids: NDArray[np.object_],
    hours: tuple[NDArray[np.int32], NDArray[np.int32]],
) -> Corrected:
    found: dict[tuple[Mode, int], NDArray[np.uint8]] = {}
    for way in person.corrections:
        there = place_ids == way.place_id if way.leg is leg else np.zeros(len(place_ids), bool)
        if way.mode in BY_TIMETABLE:
            there &= (hours[0] == way.hours[0]) & (hours[1] == way.hours[1])
        if there.any():
            told = np.full(len(place_ids), UNKNOWN_MINUTES, dtype=np.uint8)
            told = found.setdefault((way.mode, way.home), told)
            told[there] = way.minutes
    return found
