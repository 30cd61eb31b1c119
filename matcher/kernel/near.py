"""What lies around each home, and how long are the ways there? Asked of the travel times once.

People who live at the same point share their journeys.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.by_distance import minutes_by_road
from matcher.kernel.columns import Bytes, Near
from matcher.kernel.zones import Zones
from matcher.travel import MODES, DistanceModel
from matcher.travel.distance_model import crow_km
from models.protocols import FASTEST_KMH, UNKNOWN_MINUTES, Hours, Places, TravelTimes


def fastest_kmh(travel: TravelTimes) -> float:
    """No known journey of these travel times is faster, as the crow flies."""
    return float(getattr(travel, "fastest_kmh", FASTEST_KMH))


@dataclass(frozen=True)
class Ground:
    """Zones of the offers, sites of the courses, and how long journeys take."""

    zones: Zones
    sites: Places
    site_hours: Hours
    travel: TravelTimes


@dataclass(frozen=True)
class Reach:
    """How far each home reads, and the modes (bits) that its people may use, (homes,)."""

    km: NDArray[np.float64]
    modes: NDArray[np.uint8]


@dataclass(frozen=True)
class _Surroundings:
    """One home: ranges of cells, minutes by mode, and kilometres to zones."""

    ranges: NDArray[np.int32]
    minutes: NDArray[np.uint8]
    crow: NDArray[np.float64]


def near_of(homes: Places, rows: NDArray[np.int64], reach: Reach, ground: Ground) -> Near:
    """Surroundings of some homes, by their rows."""
    found = [
        _surroundings(homes.take(row), (float(reach.km[row[0]]), int(reach.modes[row[0]])), ground)
        for row in np.asarray(rows).reshape(-1, 1)
    ]
    at = np.full(len(homes), -1, dtype=np.int32)
    at[rows] = np.arange(len(rows))
    ranges = _joined([own.ranges.reshape(-1) for own in found], np.int32).reshape(-1, 2)
    return Near(
        at=at,
        placed=np.isfinite(homes.lat[rows] + homes.lng[rows]),
        range_from=_starts([len(own.ranges) for own in found]),
        first_cell=np.ascontiguousarray(ranges[:, 0]),
        end_cell=np.ascontiguousarray(ranges[:, 1]),
        zones=np.array([len(own.crow) for own in found], dtype=np.int64),
        minutes_from=_starts([own.minutes.size for own in found]),
        minutes=_joined([own.minutes.reshape(-1) for own in found], np.uint8),
        crow_from=_starts([len(own.crow) for own in found]),
        crow=_joined([own.crow for own in found], np.float64),
    )


def _joined(parts: list[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    return np.concatenate([np.empty(0, dtype=dtype), *parts])


def _starts(lengths: list[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


def _surroundings(home: Places, reach: tuple[float, int], ground: Ground) -> _Surroundings:
    km, modes = reach
    ranges = ground.zones.reach(home.lat[0], home.lng[0], km)
    first, end = ground.zones.zone_from[ranges[:, 0]], ground.zones.zone_from[ranges[:, 1]]
    lengths = (end - first).astype(np.int64)
    zones = np.repeat(first - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
    places = _joined_places(ground.zones.places.take(zones), ground.sites)
    minutes = np.full((len(MODES), len(places)), UNKNOWN_MINUTES, dtype=np.uint8)
    crow = crow_km(home, places)
    if isinstance(ground.travel, DistanceModel):
        _fill_by_distance(ground.travel, crow, modes, minutes)
    else:
        _fill(ground, (home, places), (modes, zones), minutes)
    # Nothing is known of a place without a point, whatever a source of journeys says.
    minutes[:, np.isnan(crow)] = UNKNOWN_MINUTES
    return _Surroundings(ranges, minutes, crow[: len(zones)])


def _fill_by_distance(
    model: DistanceModel, crow: NDArray[np.float64], modes: int, minutes: Bytes
) -> None:
    """The distance is reckoned once for all modes."""
    road = model.road_km(crow)
    for bit, mode in enumerate(MODES):
        if modes >> bit & 1:
            minutes_by_road(model, road, mode, minutes[bit])


def _fill(
    ground: Ground,
    between: tuple[Places, Places],
    asked: tuple[int, NDArray[np.int64]],
    minutes: Bytes,
) -> None:
    """Any source is asked mode by mode."""
    modes, zones = asked
    hours = _joined_hours(ground.zones.hours, zones, ground.site_hours)
    for bit, mode in enumerate(MODES):
        if modes >> bit & 1:
            minutes[bit] = ground.travel.minutes(*between, mode, hours)


def _joined_places(near: Places, sites: Places) -> Places:
    return Places(
        np.concatenate([near.lat, sites.lat]),
        np.concatenate([near.lng, sites.lng]),
        np.concatenate([near.spread_km, sites.spread_km]),
    )


def _joined_hours(near: Hours, zones: NDArray[np.int64], sites: Hours) -> Hours:
    return Hours(
        np.concatenate([near.start[zones], sites.start]),
        np.concatenate([near.end[zones], sites.end]),
        np.concatenate([near.weekdays[zones], sites.weekdays]),
    )
