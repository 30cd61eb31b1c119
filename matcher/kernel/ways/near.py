"""What lies around each home, and how long are the ways there? Asked of the travel times once.

People who live at the same point share their journeys.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Near
from matcher.kernel.ways.by_distance import Points, measure_all, points_of
from matcher.kernel.ways.matrix_rows import MatrixRows, matrix_rows
from matcher.kernel.ways.roads import Roads, roads_of
from matcher.kernel.ways.zones import Zones
from matcher.travel import MODES, DistanceModel
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import MatrixTimes
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

    @cached_property
    def points(self) -> tuple[Points, Points, Ints]:
        """Zones, sites, and where each cell's zones begin, ready to be measured to."""
        return points_of(self.zones.places), points_of(self.sites), self.zones.zone_from

    @cached_property
    def layers(self) -> tuple[LayeredTimes | None, DistanceModel | None]:
        """What is asked place by place, and the model that answers where nothing deeper does."""
        return _layers_of(self.travel)

    @cached_property
    def roads(self) -> Roads:
        """The constants of that model."""
        return roads_of(self.layers[1])

    @cached_property
    def nothing_near(self) -> Near:
        """What a world is begun with, before anybody's surroundings are asked for."""
        nowhere = np.empty(0, dtype=np.float64)
        nobody = np.empty(0, dtype=np.int32)
        return _outlined(Places(nowhere, nowhere, nowhere), nobody, nowhere, self)

    @cached_property
    def matrix(self) -> MatrixRows | None:
        """A router's matrix and the communes of zones, then of sites; None without one."""
        return matrix_rows(_joined_places(self.zones.places, self.sites), self.travel)


@dataclass(frozen=True)
class Reach:
    """How far each home reads, and the modes (bits) that its people may use, (homes,)."""

    km: NDArray[np.float64]
    modes: NDArray[np.uint8]


def near_of(homes: Places, rows: NDArray[np.int64], reach: Reach, ground: Ground) -> Near:
    """Surroundings of some homes, by their rows."""
    own, modes = homes.take(rows), reach.modes[rows]
    at = np.full(len(homes), -1, dtype=np.int32)
    at[rows] = np.arange(len(rows))
    near = _outlined(own, at, reach.km[rows], ground)
    (deeper, _), roads, points = ground.layers, ground.roads, points_of(own)
    if ground.matrix is None:
        measure_all(points, modes, ground.points, roads, near)
    else:
        ground.matrix.measure((own, points, modes), ground.points, roads, near)
    if deeper:
        for home, bits in enumerate(modes.tolist()):
            asked = (own.take(np.array([home])), bits)
            _ask(deeper, asked, ground, _Own.of(near, home, ground))
    return near


def _layers_of(travel: TravelTimes) -> tuple[LayeredTimes | None, DistanceModel | None]:
    layers = travel.layers if isinstance(travel, LayeredTimes) else (travel,)
    model = layers[-1] if isinstance(layers[-1], DistanceModel) else None
    deeper = layers[:-1] if model else layers
    # A matrix right above the model is read by rows.
    if model and deeper and isinstance(deeper[-1], MatrixTimes):
        deeper = deeper[:-1]
    return LayeredTimes(deeper) if deeper else None, model


def _outlined(own: Places, at: Ints, km: NDArray[np.float64], ground: Ground) -> Near:
    """Ranges of cells around homes, and room for the ways to their zones, not known yet."""
    zone_from, sites = ground.zones.zone_from, len(ground.sites)
    first_cell, end_cell, counts = ground.zones.reach(own.lat, own.lng, km)
    range_from = _starts(counts)
    lengths = _starts((zone_from[end_cell] - zone_from[first_cell]).astype(np.int64))
    zones = np.diff(lengths[range_from])
    minutes_from = _starts(len(MODES) * (zones + sites))
    return Near(
        at=at,
        placed=np.isfinite(own.lat + own.lng),
        range_from=range_from,
        first_cell=first_cell,
        end_cell=end_cell,
        zones=zones,
        minutes_from=minutes_from,
        minutes=np.full(minutes_from[-1], UNKNOWN_MINUTES, dtype=np.uint8),
        crow_from=_starts(zones),
        crow=np.full(zones.sum(), np.nan),
    )


def _starts(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)])


@dataclass(frozen=True)
class _Own:
    """One home's part of what lies around: rows of its zones, and minutes by mode."""

    zones: NDArray[np.int64]
    minutes: Bytes

    @classmethod
    def of(cls, near: Near, home: int, ground: Ground) -> "_Own":
        """The part of a home, to be filled in."""
        ranges = slice(near.range_from[home], near.range_from[home + 1])
        first = ground.zones.zone_from[near.first_cell[ranges]]
        end = ground.zones.zone_from[near.end_cell[ranges]]
        own = [np.arange(*each) for each in zip(first, end, strict=True)]
        minutes = near.minutes[near.minutes_from[home] : near.minutes_from[home + 1]]
        return cls(
            zones=np.concatenate([np.empty(0, dtype=np.int64), *own]),
            minutes=minutes.reshape(len(MODES), -1),
        )


def _ask(travel: TravelTimes, asked: tuple[Places, int], ground: Ground, own: _Own) -> None:
    """Any source is asked mode by mode; nothing is known of a place without a point."""
    home, modes = asked
    places = _joined_places(ground.zones.places.take(own.zones), ground.sites)
    hours = _joined_hours(ground.zones.hours, own.zones, ground.site_hours)
    placed = np.isfinite(places.lat + places.lng) & np.isfinite(home.lat + home.lng)
    for bit, mode in enumerate(MODES):
        if modes >> bit & 1:
            minutes = travel.minutes(home, places, mode, hours)
            told = placed & (minutes != UNKNOWN_MINUTES)
            own.minutes[bit] = np.where(told, minutes, own.minutes[bit])


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
