"""How far is it, roughly? Crow-fly kilometres and points, enough to invent a plausible territory.

The matcher's own travel model decides what is reachable; this one only shapes the demo.
"""

from collections.abc import Sequence
from math import cos, hypot, pi, radians, sin, sqrt

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

# Mean length of one degree of latitude (Earth's mean radius 6,371 km).
KM_PER_DEGREE = 111.19
# Road ÷ crow-fly and usual speeds for a first idea of minutes (`travel.md`, section 3).
ROAD_PER_CROW = 1.3
KMH = {"walk": 4.8, "bike": 15.0, "moped": 35.0, "car": 50.0}


def crow_km(lat_a: float, lng_a: float, lat_b: float, lng_b: float) -> float:
    """Kilometres in a straight line; flat-earth, good to 0.1 % within 150 km at this latitude."""
    north = (lat_b - lat_a) * KM_PER_DEGREE
    east = (lng_b - lng_a) * KM_PER_DEGREE * cos(radians((lat_a + lat_b) / 2))
    return hypot(north, east)


def crow_km_to_all(
    lat: float, lng: float, lats: NDArray[np.float64], lngs: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Kilometres in a straight line from one point to many."""
    north = (lats - lat) * KM_PER_DEGREE
    east = (lngs - lng) * KM_PER_DEGREE * np.cos(np.radians((lats + lat) / 2))
    return np.hypot(north, east)


def rough_minutes(crow: float, mode: str) -> float:
    """Minutes by walk, bike, moped or car over so many crow-fly kilometres, no access time."""
    return crow * ROAD_PER_CROW / KMH[mode] * 60


def generous_reach_km(modes: Sequence[str], limit_minutes: int) -> float:
    """Crow-fly kilometres nobody can exceed within the limit: straight roads, no time lost.

    1.1 is the least road ÷ crow-fly ratio of Héran (2009), quoted in `travel.md`.
    """
    fastest = max((KMH[mode] for mode in modes), default=0.0)
    return fastest / 1.1 * limit_minutes / 60


def point_within(rng: Generator, lat: float, lng: float, area_km2: float) -> tuple[float, float]:
    """A point of the inner half of a commune, taken as a disc around its centre."""
    radius = sqrt(max(area_km2, 1.0) / pi) / 2 * sqrt(rng.random())
    bearing = 2 * pi * rng.random()
    north = radius * cos(bearing) / KM_PER_DEGREE
    east = radius * sin(bearing) / (KM_PER_DEGREE * cos(radians(lat)))
    return round(lat + north, 5), round(lng + east, 5)
