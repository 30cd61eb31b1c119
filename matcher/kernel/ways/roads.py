"""How do minutes grow with distance, as the distance model says? Compiled.

The same operations in the same order as `DistanceModel`; no minute differs. Over short steps of
distance most modes take the same minutes all along: those are looked up, once told for all homes.
"""

import math
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes
from matcher.kernel.compiled import inlined, inner, natural, whole
from matcher.travel import MODES, DistanceModel
from matcher.travel.distance_model import SAME_ROAD_AS
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

type Floats = NDArray[np.float64]
_MILLION: Final = 1e6
_LONGEST: Final = float(LONGEST_MINUTES)
_MODES: Final = len(MODES)
# How minutes grow with distance, mode by mode.
NEVER: Final = 0
_BY_ROAD: Final = 1
_BY_CURVE: Final = 2
# A power of two, so that every distance falls on its own step, to the last bit.
_STEPS_A_KM: Final = 32
# As far as homes read for most limits.
_STEPS: Final = 128 * _STEPS_A_KM
# Minutes change within the step, or are not known.
_RECKON: Final = UNKNOWN_MINUTES
# Minutes: far more than the last bits of what is reckoned may differ by.
_MARGIN: Final = 1e-3
# km·exp(−km/scale) grows by at most 1 a kilometre, and at twice the scale falls by this at most.
_STEEPEST_FALL: Final = -math.exp(-2)

_NOWHERE: Final[dict[str, Any]] = {"modes": {}, "detour": {"base": 1, "extra": 0, "scale_km": 1}}


class Roads(NamedTuple):
    """Constants of the distance model, (modes,) unless said."""

    detour: Floats  # base, extra, scale in km
    grows: NDArray[np.int64]
    told: Bytes  # (modes, steps): minutes all along a step, `_RECKON` where they change
    access: Floats  # minutes
    speed: Floats  # km/h
    far: Floats  # minutes a kilometre
    near: Floats
    scale: Floats  # km
    least: Floats  # minutes a straight kilometre takes at least


def roads_of(model: DistanceModel | None) -> Roads:
    """The constants of a model; without one, as for a mode that is none of its own: never known."""
    constants = model.constants if model else _NOWHERE
    columns = np.zeros((5, _MODES))
    grows = np.full(_MODES, NEVER)
    told = np.full((_MODES, _STEPS), _RECKON, dtype=np.uint8)
    for row, mode in enumerate(MODES):
        road_mode = SAME_ROAD_AS.get(mode, mode)
        settings = constants["modes"].get(road_mode)
        if model is None or settings is None:
            continue
        curve = settings.get("curve") or {"far": 0, "near": 0, "scale_km": 1}
        grows[row] = _BY_CURVE if settings.get("curve") else _BY_ROAD
        columns[:, row] = (
            *(settings[name] for name in ("access_minutes", "speed_kmh")),
            *(curve[name] for name in ("far", "near", "scale_km")),
        )
        told[row] = _told(model, road_mode)
    detour = np.array([float(constants["detour"][name]) for name in ("base", "extra", "scale_km")])
    least = _least_minutes(detour, grows, columns)
    return Roads(detour, grows, told, *columns, *least[None])


def _least_minutes(detour: Floats, grows: NDArray[np.int64], columns: Floats) -> Floats:
    """Minutes of the moving part that no straight kilometre undercuts, by mode."""
    _, speed, far, near, _ = columns
    by_road = np.full(_MODES, 60 * (detour[0] + min(detour[1], 0.0)))
    by_road[speed > 0] /= speed[speed > 0]
    return np.where(grows == _BY_CURVE, far + np.minimum(near, 0), by_road)


def _told(model: DistanceModel, mode: Mode) -> Bytes:
    """Minutes over each step, where they are the same at either end and grow in between."""
    settings, detour = model.constants["modes"][mode], model.constants["detour"]
    curve = settings.get("curve")
    far, near = (curve["far"], curve["near"]) if curve else (detour["base"], detour["extra"])
    exact = settings["access_minutes"] + model.moving_minutes(
        np.arange(_STEPS + 1) / _STEPS_A_KM, mode
    )
    first, last = np.rint(exact[:-1] - _MARGIN), np.rint(exact[1:] + _MARGIN)
    one = (first == last) & (min(far + near, far + _STEEPEST_FALL * near) >= 0)
    return np.where(one, np.minimum(first, LONGEST_MINUTES), _RECKON).astype(np.uint8)


@inlined
def minutes_over(crow: float, roads: Roads, mode: int) -> int:
    """Whole minutes over so many kilometres by a mode that grows."""
    if crow < _STEPS // _STEPS_A_KM:
        told = roads.told[mode, natural(int(crow * _STEPS_A_KM))]
        if told != _RECKON:
            return whole(told)
    return reckoned_minutes(crow, roads, mode)


@inner
def reckoned_minutes(crow: float, roads: Roads, mode: int) -> int:
    """The same, reckoned; a place that is nowhere is not known."""
    if not math.isfinite(crow):
        return UNKNOWN_MINUTES
    if crow * roads.least[mode] > _LONGEST + 1:
        return LONGEST_MINUTES
    road = road_km(crow, roads)
    return whole(whole_minutes(roads.access[mode] + moving_minutes(crow, road, roads, mode)))


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
