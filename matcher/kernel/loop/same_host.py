"""From which day is there room again at a host the person knows? Compiled.

See `matcher.eligibility.same_host`: earlier stays drop out of the months counted as the start moves
on, so room, once there, stays.
"""

from matcher.columns.missing import NO_DAY
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inner, whole
from matcher.kernel.loop.calendar import months_from


@inner
def knows_host(world: World, person: int, row: int) -> bool:
    """Whether the person has done a PMSMP with this employer."""
    people, employer = world.people, world.offers.employer[row]
    for stay in range(people.stay_from[person], people.stay_from[person + 1]):
        if world.stays.employer[stay] == employer:
            return True
    return False


@inner
def has_room(world: World, person: int, row: int, start: int) -> bool:
    """Whether another convention may begin on a day."""
    people, employer = world.people, world.offers.employer[row]
    since = months_from(start, -world.law.convention_months) + 1
    begun = 0
    for stay in range(people.stay_from[person], people.stay_from[person + 1]):
        own = world.stays.employer[stay] == employer and world.stays.is_convention[stay]
        if own and world.stays.starts_on[stay] >= since:
            begun += 1
    return begun < world.law.conventions


@inner
def has_days(world: World, person: int, row: int, start: int) -> bool:
    """Whether the days of the stay are left on a day; an unfinished stay counts its first."""
    people, employer = world.people, world.offers.employer[row]
    since = months_from(start, -world.law.convention_months) + 1
    used = max(1, whole(world.posts.duration_days[row]))
    for stay in range(people.stay_from[person], people.stay_from[person + 1]):
        if world.stays.employer[stay] == employer:
            first, last = whole(world.stays.starts_on[stay]), whole(world.stays.ends_on[stay])
            last = first if last == NO_DAY else last
            used += max(0, last - max(first, since) + 1)
    return used <= world.law.cumulated_days


@inner
def room_from(world: World, person: int, row: int, low: int, high: int) -> int:
    """First start day from `low` on with a convention left, or the day after the last."""
    end = high + 1
    while low < end:
        middle = (low + end) // 2
        if has_room(world, person, row, middle):
            end = middle
        else:
            low = middle + 1
    return low


@inner
def days_room_from(world: World, person: int, row: int, low: int, high: int) -> int:
    """First start day from `low` on with the days left, or the day after the last."""
    end = high + 1
    while low < end:
        middle = (low + end) // 2
        if has_days(world, person, row, middle):
            end = middle
        else:
            low = middle + 1
    return low
