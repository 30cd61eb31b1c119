"""How long are the ways from many homes by a router's matrix, and where it knows none? Compiled.

The same operations in the same order as `MatrixTimes.minutes`, and as the distance model's where
the matrix has no way; its columns are read where they lie, one row of them for each home.
"""

import math
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, Longs, Near
from matcher.kernel.compiled import compiled, inlined
from matcher.kernel.ways.by_distance import Points, crow_between
from matcher.kernel.ways.roads import NEVER, Roads, moving_minutes, road_km, whole_minutes
from matcher.travel import MODES
from matcher.travel.matrix_times import LEAST_SHARE
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

type Floats = NDArray[np.float64]

_LONGEST: Final = float(LONGEST_MINUTES)
_MODES: Final = len(MODES)
NOWHERE: Final = -1


class Rows(NamedTuple):
    """The matrix: commune c's row is entries `first[c]` to `first[c + 1]`."""

    points: Points  # of the communes
    first: Longs
    to: Ints
    minutes: tuple[Bytes, ...]  # by mode; empty where it has no way


class Row(NamedTuple):
    """Scratch: the row of one commune, ready to be moved from its points to places."""

    entry: Ints  # (communes,): the place of each in the row, -1 none
    told: Bytes  # (longest row, modes): 255 no way
    between: Floats  # the same: the model's moving minutes between the communes' points


class Terms(NamedTuple):
    """What turns moving minutes into those of the door, (modes,); and the fastest km/h."""

    access: Floats
    slower: Floats
    fastest: float


@compiled
def measure_over(
    homes: tuple[Points, Bytes, Ints],
    around: tuple[Points, Points, Ints],
    known: tuple[Rows, Row, Ints],
    terms: tuple[Roads, Terms],
    near: Near,
) -> None:
    """From every home, over its zones and all sites.

    `homes`: points, modes (bits) used, and the commune of each. `known`: the matrix, scratch, and
    the commune of each zone, then of each site.
    """
    (points, modes, starts), (zones, sites, zone_from), (rows, row, communes) = homes, around, known
    laid = NOWHERE
    for home in range(modes.size):
        # Neighbours stand side by side: often in the same commune.
        if starts[home] != laid:
            clear(rows, laid, row)
            laid = starts[home]
            lay(rows, laid, row, terms[0])
        at, stride = near.minutes_from[home], near.zones[home] + sites.phi.size
        crow_at = near.crow_from[home]
        for each in range(near.range_from[home], near.range_from[home + 1]):
            for zone in range(zone_from[near.first_cell[each]], zone_from[near.end_cell[each]]):
                crow = crow_between(points, home, zones, zone)
                near.crow[crow_at] = crow
                way = (crow, entry_of(row, communes[zone]), modes[home])
                move(way, row, terms, near.minutes, (at, stride))
                at, crow_at = at + 1, crow_at + 1
        for site in range(sites.phi.size):
            crow = crow_between(points, home, sites, site)
            way = (crow, entry_of(row, communes[zones.phi.size + site]), modes[home])
            move(way, row, terms, near.minutes, (at, stride))
            at += 1


@compiled
def clear(rows: Rows, commune: int, row: Row) -> None:
    """Take the row of a commune away."""
    if commune != NOWHERE:
        for there in range(rows.first[commune], rows.first[commune + 1]):
            row.entry[rows.to[there]] = NOWHERE


@compiled
def lay(rows: Rows, commune: int, row: Row, roads: Roads) -> None:
    """Lay out the row of a commune."""
    if commune == NOWHERE:
        return
    first = rows.first[commune]
    for place in range(rows.first[commune + 1] - first):
        to = rows.to[first + place]
        row.entry[to] = place
        km = crow_between(rows.points, commune, rows.points, to)
        road = road_km(km, roads)
        for mode in range(_MODES):
            minutes = rows.minutes[mode]
            told = minutes[first + place] if minutes.size else UNKNOWN_MINUTES
            row.told[place, mode] = told
            if told < LONGEST_MINUTES:
                row.between[place, mode] = moving_minutes(km, road, roads, mode)


@inlined
def entry_of(row: Row, commune: int) -> int:
    """Where a commune stands in the row that is laid out, -1 nowhere."""
    return row.entry[commune] if commune != NOWHERE else NOWHERE


@inlined
def move(
    way: tuple[float, int, int],
    row: Row,
    terms: tuple[Roads, Terms],
    minutes: Bytes,
    at: tuple[int, int],
) -> None:
    """One way, by each mode used: the row's minutes moved from the communes to the places."""
    (crow, place, modes), (roads, door) = way, terms
    if not math.isfinite(crow):
        return
    road = road_km(crow, roads)
    for mode in range(_MODES):
        if not modes >> mode & 1 or roads.grows[mode] == NEVER:
            continue
        own = moving_minutes(crow, road, roads, mode)
        told = row.told[place, mode] if place != NOWHERE else UNKNOWN_MINUTES
        if told == UNKNOWN_MINUTES:
            found = whole_minutes(roads.access[mode] + own)
        elif told == LONGEST_MINUTES:
            found = _LONGEST
        else:
            moving = max(told + own - row.between[place, mode], LEAST_SHARE * own)
            corrected = door.access[mode] + door.slower[mode] * moving
            found = whole_minutes(max(corrected, 60 * crow / door.fastest))
        minutes[at[0] + mode * at[1]] = found
