"""What is a timetable, once read: the hops between stops, day by day, ready to be searched?"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Hops(NamedTuple):
    """Hops of one day from one stop to the next, shape (hops,), sorted by departure.

    `depart`, `arrive`: seconds after that day's midnight, past 86,400 in the night after. `trip`:
    numbers from 0; hops of one trip are in their order. `boards`, `alights`: whether one may get on
    where the hop begins, and off where it ends.
    """

    depart: NDArray[np.int32]
    arrive: NDArray[np.int32]
    origin: NDArray[np.int32]
    target: NDArray[np.int32]
    trip: NDArray[np.int32]
    boards: NDArray[np.bool_]
    alights: NDArray[np.bool_]


class Links(NamedTuple):
    """Ways on foot from each stop, the change at the stop itself among them.

    Those of stop `s` are entries `first[s]` to `first[s + 1]`; `seconds` is at least one minute.
    """

    first: NDArray[np.int32]
    to: NDArray[np.int32]
    seconds: NDArray[np.int32]


@dataclass(frozen=True)
class Feed:
    """One feed of the timetable: its name, and the first and last day it knows."""

    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Timetable:
    """All feeds together: stops, ways on foot, and the hops of a usual week.

    `week`: for Monday to Sunday, which of `days` runs. `lines[d][t]`: the line's name of trip `t`
    of day `d`. `since`: the day from which the usual week was taken.
    """

    stop_names: NDArray[np.str_]
    lat: NDArray[np.float64]
    lng: NDArray[np.float64]
    links: Links
    days: tuple[Hops, ...]
    lines: tuple[NDArray[np.str_], ...]
    week: tuple[int, ...]
    feeds: tuple[Feed, ...]
    since: date

    def ended_on(self, today: date) -> tuple[Feed, ...]:
        """The feeds whose last day has passed."""
        return tuple(feed for feed in self.feeds if feed.last_day < today)
