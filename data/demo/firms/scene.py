"""What does every stage of the demo need at hand?"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import exp
from typing import Protocol

from numpy.random import Generator

from data.demo.chance import pick
from data.demo.firms.employers import Firm
from data.demo.firms.trades import Trade
from data.demo.ground.distances import crow_km
from data.demo.ground.real_ground import Ground
from models.tables import Course, Structure

# A course so far away is drawn e times less often than one next door.
_COURSE_DECAY_KM = 25.0


class Located(Protocol):
    """Anything with a point (WGS84 degrees)."""

    @property
    def lat(self) -> float | None:
        """Latitude."""

    @property
    def lng(self) -> float | None:
        """Longitude."""


@dataclass
class Scene:
    """The stage set before offers and people enter."""

    ground: Ground
    today: date
    seed: int
    trades: list[Trade]
    courses: list[Course]
    structures: list[Structure]
    firms: list[Firm] = field(default_factory=list)
    _nearest: dict[tuple[str, float | None, float | None], Structure] = field(
        default_factory=dict, repr=False, compare=False
    )

    def levels_taught(self, rome: str) -> list[int]:
        """Levels (3–5) at which some CFA of the demo teaches the trade, ascending."""
        return [level for level in (3, 4, 5) if (rome, level) in self._taught]

    def course_near(self, rng: Generator, rome: str, level: int, place: Located) -> Course | None:
        """A course of this trade and level, the nearer to `place` the likelier; None: no such."""
        courses = self._taught.get((rome, level))
        if not courses:
            return None
        weights = [exp(-km_between(place, course) / _COURSE_DECAY_KM) + 1e-9 for course in courses]
        return pick(rng, courses, weights)

    def structure_near(self, network: str, place: Located) -> Structure:
        """The nearest structure of a network; the first by id where two stand as near."""
        # A firm is asked about at each of its offers and contracts.
        asked = (network, place.lat, place.lng)
        if asked not in self._nearest:
            communes = self.ground.communes
            self._nearest[asked] = min(
                self._by_network[network],
                key=lambda row: km_between(place, communes[str(row.insee)]),
            )
        return self._nearest[asked]

    @cached_property
    def _taught(self) -> dict[tuple[str, int], list[Course]]:
        result: dict[tuple[str, int], list[Course]] = {}
        for course in self.courses:
            if course.level is not None:
                result.setdefault((course.rome, course.level), []).append(course)
        return result

    @cached_property
    def _by_network(self) -> dict[str, list[Structure]]:
        result: dict[str, list[Structure]] = {}
        for row in sorted(self.structures, key=lambda row: row.id):
            result.setdefault(row.network_id, []).append(row)
        return result


def km_between(a: Located, b: Located) -> float:
    """Crow-fly kilometres between two points that are both known."""
    lat, lng, there_lat, there_lng = a.lat, a.lng, b.lat, b.lng
    if lat is None or lng is None or there_lat is None or there_lng is None:
        raise ValueError("the demo knows the point of every firm, home, course and commune")
    return crow_km(lat, lng, there_lat, there_lng)
