"""In which commune does this person or firm stand? Drawn by inhabitants."""

from math import exp

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from data.demo.ground.distances import crow_km, point_within
from data.demo.ground.real_ground import CENTRE, HEART, Commune, Ground

# Away from the Sarthe, the chance of a commune falls by e every 45 km from Le Mans.
_DECAY_KM = 45.0


class Places:
    """Draws communes of the territory and points in them."""

    def __init__(self, ground: Ground) -> None:
        self._communes = list(ground.communes.values())
        centre = ground.communes[CENTRE]
        weights = np.array([_weight(commune, centre) for commune in self._communes])
        self._steps = np.cumsum(weights)
        rural = np.array([commune.rural for commune in self._communes])
        self._rural_steps = np.cumsum(weights * rural)

    def draw(self, rng: Generator) -> Commune:
        """Any commune, by its inhabitants."""
        return self._at(rng, self._steps)

    def draw_rural(self, rng: Generator) -> Commune:
        """A rural commune, by its inhabitants."""
        return self._at(rng, self._rural_steps)

    def _at(self, rng: Generator, steps: NDArray[np.float64]) -> Commune:
        place = int(np.searchsorted(steps, rng.random() * steps[-1], side="right"))
        return self._communes[min(place, len(self._communes) - 1)]


def point_in(rng: Generator, commune: Commune) -> tuple[float, float]:
    """A point of the commune, for a firm or a home."""
    return point_within(rng, commune.lat, commune.lng, commune.area_km2)


def _weight(commune: Commune, centre: Commune) -> float:
    if commune.departement == HEART:
        return float(commune.population)
    away = crow_km(commune.lat, commune.lng, centre.lat, centre.lng)
    return commune.population * exp(-away / _DECAY_KM)
