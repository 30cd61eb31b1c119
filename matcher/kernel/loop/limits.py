"""How does everything around one person stand under a limit? Compiled.

Drawn zone by zone before any offer is read; only whether a declared lift serves must wait for the
post, for it depends on its hours. Columns are gone through one by one, so that many zones are drawn
at a time.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import Bytes, World
from matcher.kernel.compiled import inlined, inner, whole
from matcher.kernel.ways.around import (
    BY_LIFT,
    OPEN,
    TO_DISCUSS,
    TOO_FAR,
    Around,
    is_driven,
    known_under,
    state_at,
)
from matcher.kernel.ways.far import part_sites
from matcher.kernel.worth.tables import FIRST_KM, MOST_KM, NOT_PLACED
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

_UNKNOWN = np.uint8(UNKNOWN_MINUTES)
_OPEN, _TO_DISCUSS, _TOO_FAR = np.uint8(OPEN), np.uint8(TO_DISCUSS), np.uint8(TOO_FAR)


@inner
def draw_limit(world: World, person: int, limit: int, around: Around) -> None:
    """What stands where under a limit, and which cells of each range hold anything in reach."""
    zone_from = world.by_trade.zone_from
    driven = is_driven(world, person)
    for place in range(around.ranges[0]):
        first, end = zone_from[around.first_cell[place]], zone_from[around.end_cell[place]]
        minutes, crow = around.minutes[first:end], around.crow[first:end]
        draw_minutes(around.best[first:end], around.hope[first:end], limit, minutes)
        draw_states(world, minutes, crow, limit, around.state[first:end])
        draw_journeys(minutes, crow, around.journey[first:end])
        if driven:
            draw_lifts(world, (whole(first), whole(end)), limit, around)
        narrow(world, place, around)


@inner
def draw_sites(world: World, person: int, around: Around) -> None:
    """How long the way to each site is under a person's limit to the CFA, and which lie near."""
    limit = whole(world.people.limit_cfa[person])
    draw_minutes(around.site_best, around.site_hope, limit, around.site_minutes)
    part_sites(around)


@inner
def draw_minutes(best: Bytes, hope: Bytes, limit: int, minutes: Bytes) -> None:
    """See `known_under`; no known way is longer than the longest."""
    most = np.uint8(min(limit, LONGEST_MINUTES))
    for zone in range(minutes.size):
        hoped = best[zone] > most and hope[zone] <= most
        minutes[zone] = _UNKNOWN if hoped else best[zone]


@inner
def draw_states(
    world: World, minutes: Bytes, crow: NDArray[np.float64], limit: int, state: Bytes
) -> None:
    """See `state_at`."""
    margin = world.law.margin
    reach = world.law.fastest_kmh * (limit + margin) / 60
    most = np.uint8(min(limit, LONGEST_MINUTES))
    far = np.uint8(min(limit + margin, LONGEST_MINUTES - 1))
    for zone in range(state.size):
        beyond = _TOO_FAR if minutes[zone] > far else _TO_DISCUSS
        known = _OPEN if minutes[zone] <= most else beyond
        # Compared as false where the place is not known.
        unknown = _TOO_FAR if crow[zone] > reach else _OPEN
        state[zone] = unknown if minutes[zone] == _UNKNOWN else known


@inner
def draw_journeys(minutes: Bytes, crow: NDArray[np.float64], journey: NDArray[Any]) -> None:
    """See `journey_of`."""
    for zone in range(journey.size):
        far = crow[zone]
        unknown = NOT_PLACED if np.isnan(far) else FIRST_KM + np.int32(min(far, float(MOST_KM)))
        journey[zone] = unknown if minutes[zone] == _UNKNOWN else minutes[zone]


@inner
def draw_lifts(world: World, zones: tuple[int, int], limit: int, around: Around) -> None:
    """How long the journey is where a lift serves, and where that brings a place nearer."""
    for zone in range(zones[0], zones[1]):
        quickest = min(whole(around.best[zone]), whole(around.lift[zone]))
        by_lift = known_under(quickest, whole(around.hope[zone]), limit)
        state = state_at(world, by_lift, around.crow[zone], limit)
        if state < around.state[zone]:
            around.state[zone] = state + BY_LIFT
        # A journey that a lift leaves unknown is not known without it either.
        unknown = by_lift == UNKNOWN_MINUTES
        around.driven[zone] = around.journey[zone] if unknown else by_lift


@inlined
def narrow(world: World, place: int, around: Around) -> None:
    """Leave out, at either end of a range, the cells in which all is too far."""
    zone_from = world.by_trade.zone_from
    first, end = whole(around.first_cell[place]), whole(around.end_cell[place])
    while first < end and is_far(zone_from[first], zone_from[first + 1], around):
        first += 1
    while first < end and is_far(zone_from[end - 1], zone_from[end], around):
        end -= 1
    around.first_near[place] = first
    around.end_near[place] = end


@inlined
def is_far(first: int, end: int, around: Around) -> bool:
    """Whether all zones of a cell are too far."""
    nearer = 0
    for zone in range(first, end):
        nearer |= whole(around.state[zone]) ^ TOO_FAR
    return nearer == 0
