"""How far, and how long by the distance model, is it from many homes to all around? Compiled.

The same operations in the same order as `DistanceModel`, one place after the other and free of
Python's lock; no minute differs.
"""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Near
from matcher.kernel.compiled import compiled, inlined, natural
from matcher.kernel.ways.roads import NEVER, Roads, minutes_over
from matcher.travel import MODES
from matcher.travel.distance import EARTH_RADIUS_KM
from models.protocols import LONGEST_MINUTES, Places

type Floats = NDArray[np.float64]
_LONGEST: Final = float(LONGEST_MINUTES)
_MODES: Final = len(MODES)


class Points(NamedTuple):
    """Where some places are, in radians, and how far their people live around them, km²."""

    phi: Floats
    lam: Floats
    cos_phi: Floats
    spread: Floats


def points_of(places: Places) -> Points:
    """The places, ready to be measured between."""
    phi = np.radians(places.lat)
    return Points(phi, np.radians(places.lng), np.cos(phi), places.spread_km**2)


@compiled
def measure_all(
    homes: Points, modes: Bytes, around: tuple[Points, Points, Ints], roads: Roads, near: Near
) -> None:
    """Fill in minutes and distances from every home; `modes` (bits) are those that its people use.

    `around`: zones of the offers, sites of the courses, and where each cell's zones begin. All
    minutes stand as not known before. How far the farthest sites are is not reckoned.
    """
    zones, sites, zone_from = around
    for home in range(modes.size):
        crow = near.crow[near.crow_from[home] : near.crow_from[home + 1]]
        measure(homes, home, (zones, zone_from), crow, near)
        stride = crow.size + sites.phi.size
        for mode in range(_MODES):
            if drives(modes[home], roads, mode):
                at = near.minutes_from[home] + mode * stride
                drive(crow, roads, mode, near.minutes[at : at + crow.size])
                near.minutes[at + crow.size : at + stride] = LONGEST_MINUTES
        drive_to_sites(homes, home, sites, (modes[home], roads), near)


@inlined
def drives(modes: int, roads: Roads, mode: int) -> bool:
    """Whether a mode is used and goes by road."""
    return bool(modes >> mode & 1 and roads.grows[mode] != NEVER)


@inlined
def measure(
    homes: Points, home: int, around: tuple[Points, Ints], crow: Floats, near: Near
) -> None:
    """How far it is to each zone around a home."""
    (zones, zone_from), place = around, 0
    for each in range(near.range_from[home], near.range_from[home + 1]):
        for zone in range(zone_from[near.first_cell[each]], zone_from[near.end_cell[each]]):
            crow[natural(place)] = crow_between(homes, home, zones, natural(zone))
            place += 1


@inlined
def drive(crow: Floats, roads: Roads, mode: int, minutes: Bytes) -> None:
    """Minutes over all these kilometres by a mode."""
    for place in range(crow.size):
        minutes[place] = minutes_over(crow[place], roads, mode)


@inlined
def drive_to_sites(
    homes: Points, home: int, sites: Points, by: tuple[int, Roads], near: Near
) -> None:
    """Minutes by each mode used to all sites but those that are farther than the longest."""
    (modes, roads), far = by, longest_chord(*by)
    stride = near.zones[home] + sites.phi.size
    for site in range(sites.phi.size):
        # Compared as false where the site, or the home, is not placed.
        if least_chord(homes, home, sites, natural(site)) > far:
            continue
        crow = crow_between(homes, home, sites, natural(site))
        at = near.minutes_from[home] + near.zones[home] + site
        for mode in range(_MODES):
            if drives(modes, roads, mode):
                near.minutes[at + mode * stride] = minutes_over(crow, roads, mode)


@inlined
def longest_chord(modes: int, roads: Roads) -> float:
    """Beyond it (see `least_chord`) every mode used takes the longest minutes, and one more."""
    least = math.inf
    for mode in range(_MODES):
        if drives(modes, roads, mode):
            least = min(least, roads.least[mode])
    half = (_LONGEST + 1) / (2 * EARTH_RADIUS_KM * least)
    return half * half


@inlined
def least_chord(homes: Points, home: int, places: Points, place: int) -> float:
    """Square of half the chord between two places on a globe of radius 1, or less; cheaply so."""
    along = least_sine(abs(places.phi[place] - homes.phi[home]) / 2)
    across = least_sine(abs(places.lam[place] - homes.lam[home]) / 2)
    chord: float = along * along + homes.cos_phi[home] * places.cos_phi[place] * (across * across)
    return chord


@inlined
def least_sine(angle: float) -> float:
    """No more than the sine of an angle from 0 to π."""
    return max(angle - angle * angle * angle / 6, 0.0)


@inlined
def crow_between(homes: Points, home: int, places: Points, place: int) -> float:
    """Kilometres as the crow flies, NaN not known (see `distance_model.crow_km`)."""
    half_dphi = (places.phi[place] - homes.phi[home]) / 2
    half_dlam = (places.lam[place] - homes.lam[home]) / 2
    along, across = math.sin(half_dphi), math.sin(half_dlam)
    chord = along * along + homes.cos_phi[home] * places.cos_phi[place] * (across * across)
    between = 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(max(chord, 0.0), 1.0)))
    return math.sqrt(between * between + (homes.spread[home] + places.spread[place]))
