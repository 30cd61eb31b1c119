"""What lies around each home, and how long are the ways there? Asked of the travel times once.

People who live at the same point share their journeys: an origin is a set of homes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns import Bytes, Origins, Ranges, grouped
from matcher.kernel.zones import Zones
from matcher.travel import MODES
from matcher.travel.distance_model import crow_km
from models.protocols import FASTEST_KMH, UNKNOWN_MINUTES, Hours, Places, TravelTimes


def fastest_kmh(travel: TravelTimes) -> float:
    """No known journey of these travel times is faster, as the crow flies."""
    return float(getattr(travel, "fastest_kmh", FASTEST_KMH))


@dataclass(frozen=True)
class HomeSets:
    """Distinct sets of homes. `homes_from` (o + 1,) delimits each set in `homes`."""

    homes: Places
    homes_from: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.homes_from) - 1

    def of(self, row: int) -> Places:
        """The homes of one set."""
        return self.homes.take(np.arange(self.homes_from[row], self.homes_from[row + 1]))


def home_sets(
    homes: Places, person: NDArray[np.int64], n: int
) -> tuple[HomeSets, NDArray[np.int32]]:
    """Home sets of n people, given each home's person in order, and each person's set."""
    count = np.bincount(person, minlength=n)
    points = np.stack([homes.lat, homes.lng, homes.spread_km])
    # NaN is not equal to itself; a home that is not placed is like any other such.
    points = np.where(np.isnan(points).any(axis=0), np.inf, points)
    _, point = np.unique(points, axis=1, return_inverse=True)
    point = point.reshape(-1).astype(np.int64)
    widest = int(count.max(initial=1))
    sets = np.full((n, widest), -1, dtype=np.int64)
    sets[person, np.arange(len(person)) - grouped(person, n)[person]] = point
    _, first, origin = np.unique(sets, axis=0, return_index=True, return_inverse=True)
    starts = grouped(person, n)
    rows = [np.arange(starts[who], starts[who + 1]) for who in first]
    flat = np.concatenate(rows) if rows else np.empty(0, dtype=np.int64)
    return (
        HomeSets(homes.take(flat), np.concatenate([[0], np.cumsum(count[first])]).astype(np.int64)),
        origin.reshape(-1).astype(np.int32),
    )


@dataclass(frozen=True)
class Ground:
    """Zones of the offers, sites of the courses, and how long journeys take."""

    zones: Zones
    sites: Places
    site_hours: Hours
    travel: TravelTimes


@dataclass(frozen=True)
class _Ways:
    """One origin: ranges of cells, and the ways to what lies in them and to every site."""

    ranges: NDArray[np.int32]
    shift: NDArray[np.int64]
    sites_at: int
    minutes: NDArray[np.uint8]
    crow: NDArray[np.float64]


class Near(NamedTuple):
    """What lies around some origins."""

    origins: Origins
    ranges: Ranges
    minutes: Bytes
    crow: NDArray[np.float64]


@dataclass(frozen=True)
class Reach:
    """How far one origin reads, and the modes (bits) that its people may use."""

    km: float
    modes: int


def near_of(homes: HomeSets, reaches: Mapping[int, Reach], ground: Ground) -> Near:
    """Surroundings of some home sets, by their rows."""
    ways = [_ways(homes.of(row), reach, ground) for row, reach in reaches.items()]
    ranges = [way.ranges for way in ways]
    return Near(
        Origins(
            homes=np.array([len(homes.of(row)) for row in reaches], dtype=np.int32),
            range_from=_starts([len(own) for own in ranges]),
            minutes_from=_starts([len(way.minutes) for way in ways])[:-1],
            crow_from=_starts([len(way.crow) for way in ways])[:-1],
            site_at=np.array([way.sites_at for way in ways], dtype=np.int32),
        ),
        Ranges(
            first_cell=_joined([own[:, 0] for own in ranges], np.int32),
            end_cell=_joined([own[:, 1] for own in ranges], np.int32),
            shift=_joined([way.shift for way in ways], np.int64),
        ),
        minutes=_joined([way.minutes for way in ways], np.uint8),
        crow=_joined([way.crow for way in ways], np.float64),
    )


def _joined(parts: list[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    return np.concatenate([np.empty(0, dtype=dtype), *parts]).astype(dtype)


def _starts(lengths: list[int]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


def _ways(homes: Places, reach: Reach, ground: Ground) -> _Ways:
    ranges = _ranges(homes, reach.km, ground.zones)
    first, end = ground.zones.zone_from[ranges[:, 0]], ground.zones.zone_from[ranges[:, 1]]
    lengths = (end - first).astype(np.int64)
    at = np.cumsum(lengths) - lengths
    zones = np.repeat(first - at, lengths) + np.arange(lengths.sum())
    near = ground.zones.places.take(zones)
    places = Places(
        *(
            np.concatenate([getattr(near, name), getattr(ground.sites, name)])
            for name in ("lat", "lng", "spread_km")
        )
    )
    hours = Hours(
        *(
            np.concatenate(
                [getattr(ground.zones.hours, name)[zones], getattr(ground.site_hours, name)]
            )
            for name in ("start", "end", "weekdays")
        )
    )
    minutes = np.full((len(places), len(homes), len(MODES)), UNKNOWN_MINUTES, dtype=np.uint8)
    crow = np.full(len(places), np.nan)
    for number in range(len(homes)):
        home = homes.take(np.array([number]))
        crow = np.fmin(crow, crow_km(home, places))
        for bit, mode in enumerate(MODES):
            if reach.modes >> bit & 1:
                minutes[:, number, bit] = ground.travel.minutes(home, places, mode, hours)
    return _Ways(ranges, at - first, int(lengths.sum()), minutes.reshape(-1), crow)


def _ranges(homes: Places, km: float, zones: Zones) -> NDArray[np.int32]:
    """Ranges of cells around any of the homes, none twice; everything when no home is placed."""
    if len(homes) == 0:
        return zones.reach(np.nan, np.nan, km)
    found = [zones.reach(lat, lng, km) for lat, lng in zip(homes.lat, homes.lng, strict=True)]
    if len(found) == 1:
        return found[0]
    merged: list[list[int]] = []
    for first, end in sorted(np.concatenate(found).tolist()):
        if merged and first <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([first, end])
    return np.array(merged, dtype=np.int32).reshape(-1, 2)
