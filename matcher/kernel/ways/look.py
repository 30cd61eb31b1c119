"""How far is everything from one person's homes, by what they really have? Compiled.

Looked at once a person, means by means, over stretches of zones that lie side by side.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, Ints, World
from matcher.kernel.compiled import inlined, inner, whole
from matcher.kernel.ways.around import LIFT, Around, is_driven
from matcher.travel.legs import BY_TIMETABLE, MODES
from models.protocols import UNKNOWN_MINUTES

_BY_TIMETABLE: Final = sum(1 << MODES.index(mode) for mode in BY_TIMETABLE)
_MODES: Final = len(MODES)
# A timetable that is not known leaves every place open, under any limit.
_ANY: Final = np.uint8(0)


@inlined
def home_of(world: World, place: int) -> int:
    """The row, among the homes at hand, of what stands at a place in the list of homes."""
    return whole(world.near.at[world.homes[place]])


@inner
def look_around(world: World, person: int, around: Around) -> None:
    """The quickest ways from a person's homes to every zone and site, whatever the limit."""
    join_ranges(world, person, around)
    forget(world, around)
    own_from = world.people.own_from
    for turn in range(own_from[person + 1] - own_from[person]):
        home = home_of(world, whole(own_from[person]) + turn)
        take_distances(world, home, around)
        for mode in range(_MODES):
            take_mode(world, person, home, (turn * _MODES + mode, mode), around)


@inner
def join_ranges(world: World, person: int, around: Around) -> None:
    """The ranges of cells around any of the homes, none twice.

    From a home that is not placed everything may be near, unless another tells how far it is.
    """
    own_from, near = world.people.own_from, world.near
    placed = has_place(world, person)
    around.ranges[0] = 0
    for place in range(own_from[person], own_from[person + 1]):
        home = home_of(world, place)
        if near.placed[home] != placed:
            continue
        for each in range(near.range_from[home], near.range_from[home + 1]):
            add_range(whole(near.first_cell[each]), whole(near.end_cell[each]), around)


@inner
def has_place(world: World, person: int) -> bool:
    """Whether it is known where any of the homes is."""
    own_from = world.people.own_from
    for place in range(own_from[person], own_from[person + 1]):
        if world.near.placed[home_of(world, place)]:
            return True
    return False


@inlined
def add_range(first: int, end: int, around: Around) -> None:
    """Add a range, joined with those that touch it."""
    kept = 0
    for place in range(around.ranges[0]):
        if around.end_cell[place] < first or around.first_cell[place] > end:
            around.first_cell[kept] = around.first_cell[place]
            around.end_cell[kept] = around.end_cell[place]
            kept += 1
        else:
            first = min(first, whole(around.first_cell[place]))
            end = max(end, whole(around.end_cell[place]))
    around.first_cell[kept], around.end_cell[kept] = first, end
    around.ranges[0] = kept + 1


@inner
def forget(world: World, around: Around) -> None:
    """Nothing is known of the ranges' zones, and of the sites, any more."""
    zone_from = world.by_trade.zone_from
    for place in range(around.ranges[0]):
        first, end = zone_from[around.first_cell[place]], zone_from[around.end_cell[place]]
        around.best[first:end] = UNKNOWN_MINUTES
        around.lift[first:end] = UNKNOWN_MINUTES
        around.hope[first:end] = UNKNOWN_MINUTES
        around.crow[first:end] = np.nan
    around.site_best[:] = UNKNOWN_MINUTES
    around.site_hope[:] = UNKNOWN_MINUTES


@inner
def take_distances(world: World, home: int, around: Around) -> None:
    """Keep the smaller distances."""
    near, zone_from = world.near, world.by_trade.zone_from
    at = near.crow_from[home]
    for each in range(near.range_from[home], near.range_from[home + 1]):
        first, end = zone_from[near.first_cell[each]], zone_from[near.end_cell[each]]
        keep_nearer(near.crow[at : at + end - first], around.crow[first:end])
        at += end - first


@inner
def keep_nearer(found: NDArray[np.float64], crow: NDArray[np.float64]) -> None:
    """Keep the smaller distances, and those of places of which none was known."""
    for place in range(crow.size):
        nearer = (found[place] < crow[place]) | np.isnan(crow[place])
        crow[place] = found[place] if nearer else crow[place]


@inner
def take_mode(world: World, person: int, home: int, turn: tuple[int, int], around: Around) -> None:
    """Keep the smaller minutes of one means from one home, as a person can use it."""
    people, near, zone_from = world.people, world.near, world.by_trade.zone_from
    mode = turn[1]
    sure, perhaps = people.surely[person] >> mode & 1, people.perhaps[person] >> mode & 1
    if not (sure or perhaps):
        return
    at = near.minutes_from[home] + mode * (near.zones[home] + world.sites)
    for each in range(near.range_from[home], near.range_from[home + 1]):
        first, end = zone_from[near.first_cell[each]], zone_from[near.end_cell[each]]
        ways = near.minutes[at : at + end - first]
        if sure and mode == LIFT:
            take_first(ways, around.lift[first:end], around.lift_by[first:end], turn[0])
        elif sure and is_driven(world, person):
            take_first(ways, around.best[first:end], around.by[first:end], turn[0])
        elif sure:
            take_quicker(ways, around.best[first:end])
        take_hope(ways, around.hope[first:end], bool(sure), _BY_TIMETABLE >> mode & 1 == 1)
        at += end - first
    ways = near.minutes[at : at + world.sites]
    # On the way to a course, only whether somebody drives all week counts.
    if sure and (mode != LIFT or people.driven_all_week[person]):
        take_quicker(ways, around.site_best)
    take_hope(ways, around.site_hope, bool(sure), _BY_TIMETABLE >> mode & 1 == 1)


@inner
def take_quicker(ways: Bytes, best: Bytes) -> None:
    """Keep the smaller minutes."""
    for place in range(best.size):
        best[place] = min(best[place], ways[place])


@inner
def take_first(ways: Bytes, best: Bytes, by: Ints, turn: int) -> None:
    """Keep the smaller minutes and whose turn it was; of equal ones, the first."""
    for place in range(best.size):
        if ways[place] < best[place]:
            best[place] = ways[place]
            by[place] = turn


@inner
def take_hope(ways: Bytes, hope: Bytes, sure: bool, by_timetable: bool) -> None:
    """Keep the smaller minutes of what may be; a timetable that is not known may do anything."""
    if by_timetable:
        for place in range(hope.size):
            may_be = _ANY if ways[place] == UNKNOWN_MINUTES else ways[place]
            hope[place] = min(hope[place], may_be)
    elif not sure:
        take_quicker(ways, hope)
