"""How long are the ways from one home by a router's matrix, where it knows them? Compiled.

The same operations in the same order as `MatrixTimes.minutes`, without searching a row of the
matrix for each place; written over the distance model's minutes.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Near
from matcher.kernel.compiled import compiled
from matcher.kernel.ways.by_distance import Points, Roads, crow_between, moving_minutes, road_km
from matcher.travel import MODES, DistanceModel
from matcher.travel.distance_model import SAME_ROAD_AS
from matcher.travel.layers import LayeredTimes
from matcher.travel.matrix_times import LEAST_SHARE, MatrixTimes
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES, Places, TravelTimes

type Floats = NDArray[np.float64]

_MILLION: Final = 1e6
_LONGEST: Final = float(LONGEST_MINUTES)
_MODES: Final = len(MODES)
_NOWHERE: Final = -1


class Row(NamedTuple):
    """A row of the matrix: communes around, straight km to them, minutes (modes, around)."""

    to: Ints
    km: Floats
    minutes: Bytes


class Terms(NamedTuple):
    """What turns moving minutes into those of the door, (modes,); and the fastest km/h."""

    access: Floats
    slower: Floats
    fastest: float


@dataclass(frozen=True)
class MatrixRows:
    """A matrix, and in which of its communes (-1: none) each place lies."""

    times: MatrixTimes
    communes: Ints

    @cached_property
    def terms(self) -> Terms:
        """What corrects its minutes, mode by mode."""
        told = [self.times.corrections.get(SAME_ROAD_AS.get(mode, mode)) for mode in MODES]
        access = [each["access_minutes"] if each else 0 for each in told]
        slower = [each["slower"] if each else 1 for each in told]
        return Terms(
            np.array(access, np.float64), np.array(slower, np.float64), self.times.fastest_kmh
        )

    def starts(self, homes: Places) -> NDArray[np.int64]:
        """The commune of each home, -1 in none."""
        return self.times.matrix.communes_of(homes)

    def row(self, commune: int) -> Row:
        """The row of a commune; modes that do not go by road know no way."""
        matrix = self.times.matrix
        around = matrix.around(commune)
        minutes = np.full((_MODES, len(around.to)), UNKNOWN_MINUTES, dtype=np.uint8)
        for bit, mode in enumerate(MODES):
            road_mode = SAME_ROAD_AS.get(mode, mode)
            if road_mode in self.times.corrections:
                minutes[bit] = matrix.row(commune, road_mode)
        return Row(np.array(around.to), around.km, minutes)

    def fill(
        self,
        homes: tuple[Places, Points, Bytes],
        around: tuple[Points, Points, Ints],
        roads: Roads,
        near: Near,
    ) -> None:
        """Write over the minutes from every home whose commune is in the matrix."""
        own, points, modes = homes
        entry = np.full(len(self.times.matrix), _NOWHERE, dtype=np.int32)
        for home, commune in enumerate(self.starts(own).tolist()):
            if commune != _NOWHERE:
                row = self.row(commune)
                where = (points, home, int(modes[home]))
                follow(where, around, (row, entry, self.communes), (roads, self.terms), near)


def matrix_rows(places: Places, travel: TravelTimes) -> MatrixRows | None:
    """The matrix right above a distance model, if there is one."""
    layers = travel.layers if isinstance(travel, LayeredTimes) else (travel,)
    match layers:
        case (*_, MatrixTimes() as times, DistanceModel()):
            return MatrixRows(times, times.matrix.communes_of(places).astype(np.int32))
    return None


@compiled
def follow(
    start: tuple[Points, int, int],
    around: tuple[Points, Points, Ints],
    known: tuple[Row, Ints, Ints],
    terms: tuple[Roads, Terms],
    near: Near,
) -> None:
    """From one home, over its zones and all sites.

    `known`: a row, for each commune of the matrix its place in a row (-1 before and after), and the
    commune of each zone, then of each site.
    """
    points, home, modes = start
    zones, sites, zone_from = around
    row, entry, communes = known
    for place in range(row.to.size):
        entry[row.to[place]] = place
    at, stride = near.minutes_from[home], near.zones[home] + sites.phi.size
    crow_at = near.crow_from[home]
    for each in range(near.range_from[home], near.range_from[home + 1]):
        for zone in range(zone_from[near.first_cell[each]], zone_from[near.end_cell[each]]):
            commune = communes[zone]
            if commune != _NOWHERE and entry[commune] != _NOWHERE:
                way = (near.crow[crow_at], entry[commune], modes)
                move(way, row, terms, near.minutes, (at, stride))
            at, crow_at = at + 1, crow_at + 1
    for site in range(sites.phi.size):
        commune = communes[zones.phi.size + site]
        if commune != _NOWHERE and entry[commune] != _NOWHERE:
            way = (crow_between(points, home, sites, site), entry[commune], modes)
            move(way, row, terms, near.minutes, (at, stride))
        at += 1
    for place in range(row.to.size):
        entry[row.to[place]] = _NOWHERE


@compiled
def move(
    way: tuple[float, int, int],
    row: Row,
    terms: tuple[Roads, Terms],
    minutes: Bytes,
    at: tuple[int, int],
) -> None:
    """One way, by each mode used: the row's minutes, moved from the communes to the places.

    Both ends have a point: what has none lies in no commune of the matrix.
    """
    (crow, place, modes), (roads, door) = way, terms
    road, road_between = road_km(crow, roads), road_km(row.km[place], roads)
    for mode in range(_MODES):
        told = row.minutes[mode, place]
        if not modes >> mode & 1 or told == UNKNOWN_MINUTES:
            continue
        between = moving_minutes(crow, road, roads, mode)
        moved = told + between - moving_minutes(row.km[place], road_between, roads, mode)
        corrected = door.access[mode] + door.slower[mode] * max(moved, LEAST_SHARE * between)
        exact = max(corrected, 60 * crow / door.fastest)
        whole = min(np.rint(np.rint(exact * _MILLION) / _MILLION), _LONGEST)
        minutes[at[0] + mode * at[1]] = _LONGEST if told == LONGEST_MINUTES else whole
