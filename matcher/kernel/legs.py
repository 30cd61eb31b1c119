"""The best journey of one person to one place, by what they really have: compiled."""

from typing import Final, NamedTuple

import numpy as np

from matcher.kernel.columns import World
from matcher.kernel.compiled import compiled, whole
from matcher.travel.legs import BY_TIMETABLE, MODES
from models.enums import Mode
from models.protocols import UNKNOWN_MINUTES

_MODES: Final = len(MODES)
_LIFT: Final = MODES.index(Mode.LIFT)
_BY_TIMETABLE: Final = sum(1 << MODES.index(mode) for mode in BY_TIMETABLE)
# A place that is no offer: only whether somebody drives all week counts.
NO_OFFER: Final = -1
_NEVER: Final = 1000
_DAY: Final = 1440
_WEEKDAYS: Final = (1, 2, 3, 4, 5)
_WEEKEND: Final = 0b11000000


class Way(NamedTuple):
    """One journey under a limit: see `matcher.travel.Legs`. `crow` NaN not known."""

    minutes: int
    mode: int
    over: int
    crow: float


@compiled
def hours_fit(world: World, lift: int, row: int, minutes: int) -> bool:
    """Whether one lift serves the start and the end of a post; unstated hours are taken to fit."""
    offers, lifts = world.offers, world.lifts
    start, end = whole(offers.day_start[row]), whole(offers.day_end[row])
    leaves, back = whole(lifts.leaves_after[lift]), whole(lifts.back_before[lift])
    if leaves >= 0 and start >= 0 and start - minutes < leaves:
        return False
    if back < 0 or end < 0:
        return True
    overnight = 0 if end >= start else _DAY
    return end + overnight + minutes <= back


@compiled
def lifts_serve(world: World, person: int, row: int, minutes: int) -> bool:
    """Whether every working day of the post is served by some lift."""
    people = world.people
    if row == NO_OFFER:
        return bool(people.driven_all_week[person])
    days = 0
    for lift in range(people.lift_from[person], people.lift_from[person + 1]):
        if hours_fit(world, lift, row, minutes):
            days |= whole(world.lifts.weekdays[lift])
    for day in _WEEKDAYS:
        if not days >> day & 1:
            return False
    return not world.offers.works_weekend[row] or days & _WEEKEND != 0


@compiled
def minutes_by(world: World, person: int, place: int, mode: int, row: int) -> int:
    """Minutes of one mode from one home; a lift only where it serves the post."""
    minutes = whole(world.minutes[place + mode])
    if mode == _LIFT and not lifts_serve(world, person, row, minutes):
        return UNKNOWN_MINUTES
    return minutes


@compiled
def way_to(world: World, person: int, position: int, row: int, limit: int) -> Way:
    """The way to a position around the person's homes.

    The quickest sure mode wins; past the limit, a mode whose time is not known leaves it open.
    """
    people, origins = world.people, world.origins
    origin = people.origin[person]
    sure, perhaps = whole(people.surely[person]), whole(people.perhaps[person])
    homes = whole(origins.homes[origin])
    best, by, perhaps_best = UNKNOWN_MINUTES, -1, _NEVER
    place = origins.minutes_from[origin] + np.int64(position) * homes * _MODES
    for _ in range(homes):
        for mode in range(_MODES):
            if (sure | perhaps) >> mode & 1:
                minutes = minutes_by(world, person, place, mode, row)
                if sure >> mode & 1 and minutes < best:
                    best, by = minutes, mode
                if _BY_TIMETABLE >> mode & 1 and minutes == UNKNOWN_MINUTES:
                    perhaps_best = -1
                elif (_BY_TIMETABLE | ~sure) >> mode & 1:
                    perhaps_best = min(perhaps_best, minutes)
        place += _MODES
    crow = world.crow[origins.crow_from[origin] + position]
    if best == UNKNOWN_MINUTES or np.isnan(crow) or (best > limit and perhaps_best <= limit):
        return Way(UNKNOWN_MINUTES, -1, 0, crow)
    return Way(best, by, max(best - limit, 0), crow)
