"""Does somebody drive the person to one post, at its hours? Compiled."""

from typing import Final

from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inner, whole

_DAY: Final = 1440
_WEEKDAYS: Final = (1, 2, 3, 4, 5)
_WEEKEND: Final = 0b11000000


@inner
def hours_fit(world: World, lift: int, row: int, minutes: int) -> bool:
    """Whether one lift serves the start and the end of a post; unstated hours are taken to fit."""
    lifts = world.lifts
    start, end = whole(world.posts.day_start[row]), whole(world.posts.day_end[row])
    leaves, back = whole(lifts.leaves_after[lift]), whole(lifts.back_before[lift])
    if leaves >= 0 and start >= 0 and start - minutes < leaves:
        return False
    if back < 0 or end < 0:
        return True
    overnight = 0 if end >= start else _DAY
    return end + overnight + minutes <= back


@inner
def lifts_serve(world: World, person: int, row: int, minutes: int) -> bool:
    """Whether every working day of the post is served by some lift."""
    people = world.people
    days = 0
    for lift in range(people.lift_from[person], people.lift_from[person + 1]):
        if hours_fit(world, lift, row, minutes):
            days |= whole(world.lifts.weekdays[lift])
    for day in _WEEKDAYS:
        if not days >> day & 1:
            return False
    return not world.posts.works_weekend[row] or days & _WEEKEND != 0
