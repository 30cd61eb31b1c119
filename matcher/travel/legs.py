"""What is the best journey from home to each place, by what this person really has?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.columns.person import Person
from matcher.travel.corrections import BY_TIMETABLE as BY_TIMETABLE
from matcher.travel.corrections import NOTHING, Corrected
from matcher.travel.distance_model import crow_km
from matcher.travel.means import Use
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Hours, Places, TravelTimes

MODES = tuple(Mode)
NO_MODE = -1
# Which places a lift serves, given the minutes by car.
LiftServes = Callable[[NDArray[np.uint8]], NDArray[np.bool_]]


@dataclass(frozen=True)
class Serving:
    """When one must be at n places (None: timetables are not asked), and which ones lifts serve.

    `corrected`: minutes that an adviser knows better.
    """

    hours: Hours | None
    lift: LiftServes
    corrected: Corrected = NOTHING


@dataclass(frozen=True)
class Legs:
    """Journeys to n places. Arrays of shape (n,).

    `minutes`: 0–254 door to door by the best mode, 255 not known. `mode`: index in `MODES`, -1 when
    no way is known. `home`: which home it starts from. `over`: minutes past the limit, 0 within it
    or when not known. `known_minutes`: best journey by means that can be reckoned, even when a
    bus might do better; 255 none. `crow_km`: from the nearest home, NaN not known. `no_bus`: public
    transport is used, its timetables are known, and none of its ways serves these hours.
    """

    minutes: NDArray[np.uint8]
    mode: NDArray[np.int8]
    home: NDArray[np.int8]
    over: NDArray[np.int16]
    known_minutes: NDArray[np.uint8]
    crow_km: NDArray[np.float64]
    no_bus: NDArray[np.bool_]


@dataclass(frozen=True)
class Journeys:
    """Best journeys of one person: the travel times asked, and the means at hand."""

    travel: TravelTimes
    means: dict[Mode, Use]

    def to(self, person: Person, places: Places, limit: NDArray[np.int32], at: Serving) -> Legs:
        """Legs to places under a limit in minutes (one per place), at their hours.

        The quickest sure means wins. When it misses the limit and a means whose times are not
        known (bus, or a bike nobody asked about) could reach, the journey is unknown, not too long.
        """
        best = _Best(len(places))
        for origin in range(len(person.homes)):
            for way in MODES:
                minutes = self.minutes_by(way, (person, origin), places, at)
                if self.means[way] is Use.YES:
                    best.take_quicker(way, origin, minutes)
                best.perhaps |= self._could_reach(way, minutes, limit)
        return _judged(places, person, limit, best)

    def minutes_by(
        self, way: Mode, start: tuple[Person, int], places: Places, at: Serving
    ) -> NDArray[np.uint8]:
        """Minutes of one means from one of somebody's homes; a lift only where it serves."""
        if self.means[way] is Use.NO:
            return np.full(len(places), UNKNOWN_MINUTES, dtype=np.uint8)
        person, origin = start
        home = person.homes.take(np.array([origin]))
        minutes = self.travel.minutes(home, places, way, at.hours)
        if way is Mode.LIFT:
            minutes = np.where(at.lift(minutes), minutes, np.uint8(UNKNOWN_MINUTES))
        told = at.corrected.get((way, origin))
        return minutes if told is None else np.where(told == UNKNOWN_MINUTES, minutes, told)

    def _could_reach(
        self, way: Mode, minutes: NDArray[np.uint8], limit: NDArray[np.int32]
    ) -> NDArray[np.bool_]:
        if self.means[way] is Use.NO:
            return np.zeros(len(minutes), dtype=bool)
        if way in BY_TIMETABLE:
            return np.asarray((minutes == UNKNOWN_MINUTES) | (minutes <= limit))
        if self.means[way] is Use.YES:
            return np.zeros(len(minutes), dtype=bool)
        return np.asarray(minutes <= limit)


class _Best:
    """The quickest sure journey found so far to each place, and whether another might do."""

    def __init__(self, n: int) -> None:
        self.minutes = np.full(n, UNKNOWN_MINUTES, dtype=np.uint8)
        self.mode = np.full(n, NO_MODE, dtype=np.int8)
        self.home = np.zeros(n, dtype=np.int8)
        self.perhaps = np.zeros(n, dtype=bool)
        self.by_timetable = np.full(n, UNKNOWN_MINUTES, dtype=np.uint8)

    def take_quicker(self, way: Mode, origin: int, minutes: NDArray[np.uint8]) -> None:
        quicker = minutes < self.minutes
        self.minutes = np.where(quicker, minutes, self.minutes)
        self.mode = np.where(quicker, np.int8(MODES.index(way)), self.mode)
        self.home = np.where(quicker, np.int8(origin), self.home)
        if way in BY_TIMETABLE:
            self.by_timetable = np.minimum(self.by_timetable, minutes)


def _judged(places: Places, person: Person, limit: NDArray[np.int32], best: _Best) -> Legs:
    crow = nearest_crow_km(person, places)
    known = best.minutes
    is_unknown = ((known > limit) & best.perhaps) | (known == UNKNOWN_MINUTES) | np.isnan(crow)
    over = np.where(is_unknown, 0, np.maximum(known.astype(np.int32) - limit, 0))
    return Legs(
        minutes=np.where(is_unknown, np.uint8(UNKNOWN_MINUTES), known),
        mode=np.where(is_unknown, np.int8(NO_MODE), best.mode),
        home=best.home,
        over=over.astype(np.int16),
        known_minutes=known,
        crow_km=crow,
        no_bus=best.by_timetable == LONGEST_MINUTES,
    )


def nearest_crow_km(person: Person, places: Places) -> NDArray[np.float64]:
    """Crow-fly distance of each place from the nearest home, NaN not known."""
    if len(person.homes) == 0:
        return np.full(len(places), np.nan)
    each = [crow_km(person.homes.take(np.array([h])), places) for h in range(len(person.homes))]
    return np.asarray(np.fmin.reduce(each))
