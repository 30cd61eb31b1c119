"""By which means can each place be reached, quickest first?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matcher.columns import Person
from matcher.travel import MODES, Journeys, Serving, Use
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Depth, Places

if TYPE_CHECKING:
    from matcher.travel.day_rides import DayRides


@dataclass(frozen=True)
class Option:
    """One means to one place from one home: whole minutes, and where they come from.

    `rides`: by timetable, the ways of each different day of the week.
    """

    mode: Mode
    minutes: int
    home: int
    depth: Depth
    rides: tuple["DayRides", ...] = ()


def options_to(
    person: Person, places: Places, at: Serving, journeys: Journeys
) -> list[tuple[Option, ...]]:
    """Each place's options by means that are surely at hand, quickest first.

    Means that do not exist at these hours, or take over four hours, are left out.
    """
    found: list[list[Option]] = [[] for _ in range(len(places))]
    for mode in MODES:
        if journeys.means[mode] is Use.YES:
            for row, option in _from_best_home(person, places, at, journeys, mode):
                found[row].append(option)
    return [tuple(sorted(options, key=lambda option: option.minutes)) for options in found]


def _from_best_home(
    person: Person, places: Places, at: Serving, journeys: Journeys, mode: Mode
) -> list[tuple[int, Option]]:
    minutes = minutes_of_nobody = np.full(len(places), UNKNOWN_MINUTES, dtype=np.uint8)
    home = np.zeros(len(places), dtype=np.int64)
    depth = np.full(len(places), Depth.NONE, dtype=np.uint8)
    for origin in range(len(person.homes)):
        told = journeys.minutes_by(mode, (person, origin), places, at)
        quicker = told < minutes
        minutes, home = np.where(quicker, told, minutes), np.where(quicker, origin, home)
        start = person.homes.take(np.array([origin]))
        from_here = journeys.travel.depths(start, places, mode)
        corrected = at.corrected.get((mode, origin), minutes_of_nobody)
        from_here = np.where(corrected == UNKNOWN_MINUTES, from_here, np.uint8(Depth.CORRECTED))
        depth = np.where(quicker, from_here, depth)
    return [
        (int(row), Option(mode, int(minutes[row]), int(home[row]), Depth(int(depth[row]))))
        for row in np.flatnonzero(minutes < LONGEST_MINUTES)
    ]
