"""How far, and how long by the distance model, is it from many homes to all around? Compiled.

The same operations in the same order as `DistanceModel`, one place after the other and free of
Python's lock; no minute differs.
"""

import math
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Near
from matcher.kernel.compiled import compiled, inlined, natural
from matcher.travel import MODES, DistanceModel
from matcher.travel.distance import EARTH_RADIUS_KM
from matcher.travel.distance_model import SAME_ROAD_AS
from models.protocols import LONGEST_MINUTES, Places

type Floats = NDArray[np.float64]
_MILLION: Final = 1e6
_LONGEST: Final = float(LONGEST_MINUTES)
_MODES: Final = len(MODES)
# How minutes grow with distance, mode by mode.
NEVER: Final = 0
_BY_ROAD: Final = 1
_BY_CURVE: Final = 2

_NOWHERE: Final[dict[str, Any]] = {"modes": {}, "detour": {"base": 1, "extra": 0, "scale_km": 1}}


class Points(NamedTuple):
    """Where some places are, in radians, and how far their people live around them, km²."""

    phi: Floats
    lam: Floats
    cos_phi: Floats
    spread: Floats


class Roads(NamedTuple):
    """Constants of the distance model, (modes,) unless said."""

    detour: Floats  # base, extra, scale in km
    grows: NDArray[np.int64]
    access: Floats  # minutes
    speed: Floats  # km/h
    far: Floats  # minutes a kilometre
    near: Floats
    scale: Floats  # km
    least: Floats  # minutes a straight kilometre takes at least


def points_of(places: Places) -> Points:
    """The places, ready to be measured between."""
    phi = np.radians(places.lat)
    return Points(phi, np.radians(places.lng), np.cos(phi), places.spread_km**2)


def roads_of(model: DistanceModel | None) -> Roads:
    """The constants of a model; without one, as for a mode that is none of its own: never known."""
    constants = model.constants if model else _NOWHERE
    columns = np.zeros((5, _MODES))
    grows = np.full(_MODES, NEVER)
    for row, mode in enumerate(MODES):
        settings = constants["modes"].get(SAME_ROAD_AS.get(mode, mode))
        if settings is None:
            continue
        curve = settings.get("curve") or {"far": 0, "near": 0, "scale_km": 1}
        grows[row] = _BY_CURVE if settings.get("curve") else _BY_ROAD
        columns[:, row] = (
            *(settings[name] for name in ("access_minutes", "speed_kmh")),
            *(curve[name] for name in ("far", "near", "scale_km")),
        )
    detour = np.array([float(constants["detour"][name]) for name in ("base", "extra", "scale_km")])
    return Roads(detour, grows, *columns, *_least_minutes(detour, grows, columns)[None])


def _least_minutes(detour: Floats, grows: NDArray[np.int64], columns: Floats) -> Floats:
    """Minutes of the moving part that no straight kilometre undercuts, by mode."""
    _, speed, far, near, _ = columns
    by_road = np.full(_MODES, 60 * (detour[0] + min(detour[1], 0.0)))
    by_road[speed > 0] /= speed[speed > 0]
    return np.where(grows == _BY_CURVE, far + np.minimum(near, 0), by_road)


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
        far = longest_chord(modes[home], roads)
        at, stride = near.minutes_from[home], near.zones[home] + sites.phi.size
        crow_at = near.crow_from[home]
        for each in range(near.range_from[home], near.range_from[home + 1]):
            for zone in range(zone_from[near.first_cell[each]], zone_from[near.end_cell[each]]):
                crow = crow_between(homes, home, zones, natural(zone))
                near.crow[crow_at] = crow
                drive(crow, modes[home], roads, near.minutes, (at, stride))
                at, crow_at = at + 1, crow_at + 1
        for site in range(sites.phi.size):
            if least_chord(homes, home, sites, site) > far:
                fill_longest(modes[home], roads, near.minutes, (at, stride))
            else:
                crow = crow_between(homes, home, sites, site)
                drive(crow, modes[home], roads, near.minutes, (at, stride))
            at += 1


@inlined
def longest_chord(modes: int, roads: Roads) -> float:
    """Beyond it (see `least_chord`) every mode used takes the longest minutes, and one more."""
    least = math.inf
    for mode in range(_MODES):
        if modes >> mode & 1 and roads.grows[mode] != NEVER:
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
def fill_longest(modes: int, roads: Roads, minutes: Bytes, at: tuple[int, int]) -> None:
    """The longest minutes by each mode used."""
    for mode in range(_MODES):
        if modes >> mode & 1 and roads.grows[mode] != NEVER:
            minutes[at[0] + mode * at[1]] = LONGEST_MINUTES


@inlined
def crow_between(homes: Points, home: int, places: Points, place: int) -> float:
    """Kilometres as the crow flies, NaN not known (see `distance_model.crow_km`)."""
    half_dphi = (places.phi[place] - homes.phi[home]) / 2
    half_dlam = (places.lam[place] - homes.lam[home]) / 2
    along, across = math.sin(half_dphi), math.sin(half_dlam)
    chord = along * along + homes.cos_phi[home] * places.cos_phi[place] * (across * across)
    between = 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(max(chord, 0.0), 1.0)))
    return math.sqrt(between * between + (homes.spread[home] + places.spread[place]))


@inlined
def drive(crow: float, modes: int, roads: Roads, minutes: Bytes, at: tuple[int, int]) -> None:
    """Minutes over so many kilometres by each mode used; `at`: the first mode's, and the stride."""
    if not math.isfinite(crow):
        return
    road = road_km(crow, roads)
    for mode in range(_MODES):
        if not modes >> mode & 1 or roads.grows[mode] == NEVER:
            continue
        if crow * roads.least[mode] > _LONGEST + 1:
            minutes[at[0] + mode * at[1]] = LONGEST_MINUTES
            continue
        moving = moving_minutes(crow, road, roads, mode)
        minutes[at[0] + mode * at[1]] = whole_minutes(roads.access[mode] + moving)


@inlined
def whole_minutes(exact: float) -> float:
    """Rounded to a millionth first, as all sources of minutes do; at most the longest."""
    whole: float = np.rint(np.rint(exact * _MILLION) / _MILLION)
    return min(whole, _LONGEST)


@inlined
def road_km(crow: float, roads: Roads) -> float:
    """Road kilometres (see `DistanceModel.road_km`)."""
    base, extra, scale = roads.detour[0], roads.detour[1], roads.detour[2]
    road: float = crow * (base + extra * math.exp(-crow / scale))
    return road


@inlined
def moving_minutes(crow: float, road: float, roads: Roads, mode: int) -> float:
    """Minutes on the road (see `DistanceModel.moving_minutes`)."""
    if roads.grows[mode] == _BY_CURVE:
        bend = roads.near[mode] * math.exp(-crow / roads.scale[mode])
        moving: float = crow * (roads.far[mode] + bend)
    else:
        moving = 60 * road / roads.speed[mode]
    return moving
