"""How long is the working day, and how much of it lies in given hours? Minutes, per offer."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN, OfferColumns

type Minutes = NDArray[np.int32]

_DAY: Final = 24 * 60


class WorkingDay:
    """Stated hours of n offers. A single known end still says that the minute beside it is worked.

    `stated`: both ends are known and differ. `minutes`: from start to end, breaks included;
    -1 where not stated.
    """

    def __init__(self, offers: OfferColumns) -> None:
        start, end = offers.day_start, offers.day_end
        begins, ends = start != UNKNOWN, end != UNKNOWN
        self.stated = begins & ends & (start != end)
        past_midnight = np.where(end < start, end + _DAY, end)
        self._start = np.where(begins, start, end - 1)
        self._end = np.where(self.stated, past_midnight, self._start + 1)
        self._known = begins | ends
        self.minutes = np.where(self.stated, past_midnight - start, UNKNOWN).astype(np.int32)

    def within(self, hours: tuple[int, int]) -> Minutes:
        """Minutes of the day that surely lie in these hours; 0 where nothing is known."""
        inside = sum(
            np.maximum(
                0,
                np.minimum(self._end, hours[1] + shift) - np.maximum(self._start, hours[0] + shift),
            )
            for shift in (-_DAY, 0, _DAY)
        )
        return np.asarray(np.where(self._known, inside, 0), dtype=np.int32)
