"""When must one be at work or in class, and do the declared lifts serve these days and hours?"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import UNKNOWN
from matcher.columns.offers import OfferColumns
from matcher.columns.person import DeclaredLift
from models.protocols import Hours

_WEEKDAYS = frozenset({1, 2, 3, 4, 5})
_WEEKEND = frozenset({6, 7})
_DAY = 1440
# Bits of Monday to Friday, Saturday, Sunday.
EVERY_WEEKDAY: Final = 0b0011111
_SATURDAY, _SUNDAY = 0b0100000, 0b1000000
# Who boards comes on Monday and leaves on Friday.
BOARDING_DAYS: Final = 0b0010001


def working_hours(offers: OfferColumns, assumed: Mapping[str, int]) -> Hours:
    """When one must be at each offer's place; hours it does not state are `assumed`.

    Monday to Friday are taken as worked, and the days of the weekend that the offer names.
    """
    weekdays = np.full(len(offers), EVERY_WEEKDAY, dtype=np.uint8)
    weekdays |= np.where(offers.works_weekend == 1, _SATURDAY, 0).astype(np.uint8)
    weekdays |= np.where(offers.works_sunday == 1, _SUNDAY, 0).astype(np.uint8)
    is_stated = (offers.day_start != UNKNOWN) & (offers.day_end != UNKNOWN)
    return Hours(
        start=np.where(is_stated, offers.day_start, assumed["start"]).astype(np.int32),
        end=np.where(is_stated, offers.day_end, assumed["end"]).astype(np.int32),
        weekdays=weekdays,
    )


def weekday_hours(n: int, assumed: Mapping[str, int], weekdays: int = EVERY_WEEKDAY) -> Hours:
    """The same assumed hours at n places, on these weekdays."""
    return Hours(
        start=np.full(n, assumed["start"], dtype=np.int32),
        end=np.full(n, assumed["end"], dtype=np.int32),
        weekdays=np.full(n, weekdays, dtype=np.uint8),
    )


def lifts_serve(
    lifts: Sequence[DeclaredLift], offers: OfferColumns, minutes: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """Offers whose every working day some lift serves at their hours, shape (n,).

    Monday to Friday are taken as worked, and one day of the weekend where the offer says so.
    """
    fitting = [(lift.weekdays, _hours_fit(lift, offers, minutes)) for lift in lifts]

    def served_on(days: frozenset[int]) -> NDArray[np.bool_]:
        fits = [hours for weekdays, hours in fitting if not weekdays.isdisjoint(days)]
        return np.any(fits, axis=0) if fits else np.zeros(len(offers), dtype=bool)

    serves = np.all([served_on(frozenset({day})) for day in _WEEKDAYS], axis=0)
    return np.asarray(serves & ((offers.works_weekend != 1) | served_on(_WEEKEND)))


def drives_on(lifts: Sequence[DeclaredLift], weekdays: int = EVERY_WEEKDAY) -> bool:
    """Whether the lifts together run on all these weekdays, whatever the hours."""
    driven = frozenset[int]().union(*(lift.weekdays for lift in lifts))
    return all(day + 1 in driven for day in range(7) if weekdays >> day & 1)


def _hours_fit(
    lift: DeclaredLift, offers: OfferColumns, minutes: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """Offers whose start and end the lift can serve.

    Hours that the offer does not state are taken to fit: the hours' own factor and a warning
    say that they are unknown.
    """
    leaves = offers.day_start - minutes.astype(np.int32)
    lasts = np.where(offers.day_end >= offers.day_start, 0, _DAY)
    back = offers.day_end + lasts + minutes.astype(np.int32)
    fits = np.ones(len(offers), dtype=bool)
    if lift.leaves_after is not None:
        fits &= (offers.day_start == UNKNOWN) | (leaves >= lift.leaves_after)
    if lift.back_before is not None:
        fits &= (offers.day_end == UNKNOWN) | (back <= lift.back_before)
    return fits
