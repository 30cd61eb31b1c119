"""What is the best journey from home to each place, by what this person really has?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.columns.person import Person
from matcher.travel.distance_model import crow_km
from matcher.travel.means import Use
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES, Places, TravelTimes

MODES = tuple(Mode)
NO_MODE = -1
# Which places a lift serves, given the minutes by car.
LiftServes = Callable[[NDArray[np.uint8]], NDArray[np.bool_]]


@dataclass(frozen=True)
class Legs:
    """Journeys to n places. Arrays of shape (n,).

    `minutes`: 0–254 door to door by the best mode, 255 not known. `mode`: index in `MODES`, -1 when
    no way is known. `home`: which home it starts from. `over`: minutes past the limit, 0 within it
    or when not known. `known_minutes`: best journey by means that can be reckoned, even when a
    bus might do better; 255 none. `crow_km`: from the nearest home, NaN not known.
    """

    minutes: NDArray[np.uint8]
    mode: NDArray[np.int8]
    home: NDArray[np.int8]
    over: NDArray[np.int16]
    known_minutes: NDArray[np.uint8]
    crow_km: NDArray[np.float64]


@dataclass(frozen=True)
class Journeys:
    """Best journeys of one person: the travel times asked, and the means at hand."""

    travel: TravelTimes
    means: dict[Mode, Use]

    def to(
        self, person: Person, places: Places, limit: NDArray[np.int32], lift: LiftServes
    ) -> Legs:
        """Legs to places under a limit in minutes (one per place).

        The quickest sure means wins. When it misses the limit and a means whose times are not
        known (bus, or a bike nobody asked about) could reach, the journey is unknown, not too long.
        """
        best = np.full(len(places), UNKNOWN_MINUTES, dtype=np.uint8)
        mode = np.full(len(places), NO_MODE, dtype=np.int8)
        home = np.zeros(len(places), dtype=np.int8)
        perhaps = np.zeros(len(places), dtype=bool)
        for origin in range(len(person.homes)):
            start = person.homes.take(np.array([origin]))
            for number, way in enumerate(MODES):
                minutes = self._by(way, start, places, lift)
                quicker = minutes < best
                if self.means[way] is Use.YES:
                    best = np.where(quicker, minutes, best)
                    mode = np.where(quicker, np.int8(number), mode)
                    home = np.where(quicker, np.int8(origin), home)
                perhaps |= self._could_reach(way, minutes, limit)
        return self._judged(places, person, limit, (best, mode, home, perhaps))

    def _by(self, way: Mode, start: Places, places: Places, lift: LiftServes) -> NDArray[np.uint8]:
        if self.means[way] is Use.NO:
            return np.full(len(places), UNKNOWN_MINUTES, dtype=np.uint8)
        minutes = self.travel.minutes(start, places, way)
        if way is Mode.LIFT:
            minutes = np.where(lift(minutes), minutes, np.uint8(UNKNOWN_MINUTES))
        return minutes

    def _could_reach(
        self, way: Mode, minutes: NDArray[np.uint8], limit: NDArray[np.int32]
    ) -> NDArray[np.bool_]:
        if self.means[way] is Use.NO:
            return np.zeros(len(minutes), dtype=bool)
        if way is Mode.TRANSIT:
            return np.asarray((minutes == UNKNOWN_MINUTES) | (minutes <= limit))
        if self.means[way] is Use.YES:
            return np.zeros(len(minutes), dtype=bool)
        return np.asarray(minutes <= limit)

    def _judged(
        self,
        places: Places,
        person: Person,
        limit: NDArray[np.int32],
        found: tuple[NDArray[np.uint8], NDArray[np.int8], NDArray[np.int8], NDArray[np.bool_]],
    ) -> Legs:
        best, mode, home, perhaps = found
        crow = _nearest_crow_km(person, places)
        is_unknown = ((best > limit) & perhaps) | (best == UNKNOWN_MINUTES) | np.isnan(crow)
        minutes = np.where(is_unknown, np.uint8(UNKNOWN_MINUTES), best)
        over = np.where(is_unknown, 0, np.maximum(best.astype(np.int32) - limit, 0))
        return Legs(
            minutes=minutes,
            mode=np.where(is_unknown, np.int8(NO_MODE), mode),
            home=home,
            over=over.astype(np.int16),
            known_minutes=best,
            crow_km=crow,
        )


def _nearest_crow_km(person: Person, places: Places) -> NDArray[np.float64]:
    if len(person.homes) == 0:
        return np.full(len(places), np.nan)
    each = [crow_km(person.homes.take(np.array([h])), places) for h in range(len(person.homes))]
    return np.asarray(np.fmin.reduce(each))
