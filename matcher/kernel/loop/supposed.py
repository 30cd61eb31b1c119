"""Which course is supposed for a trade and level, and what is it worth? Compiled."""

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, inner, natural, whole
from matcher.kernel.loop.cfa import Cfa, no_cfa, of_course
from matcher.kernel.loop.nearby import best_at
from matcher.kernel.loop.scratch import Scratch
from matcher.kernel.ways.around import OPEN, is_driven
from matcher.kernel.worth.tables import LEVELS


@inlined
def same_homes(world: World, one: int, other: int) -> bool:
    """Whether two people start from the same homes."""
    own_from, homes = world.people.own_from, world.homes
    count = own_from[one + 1] - own_from[one]
    if count != own_from[other + 1] - own_from[other]:
        return False
    for turn in range(count):
        if homes[own_from[one] + turn] != homes[own_from[other] + turn]:
            return False
    return True


@inner
def same_ways(world: World, one: int, other: int) -> bool:
    """Whether two people get everywhere alike, whatever their limits."""
    people = world.people
    return bool(
        same_homes(world, one, other)
        and people.surely[one] == people.surely[other]
        and people.perhaps[one] == people.perhaps[other]
        and people.driven_all_week[one] == people.driven_all_week[other]
        and is_driven(world, one) == is_driven(world, other)
    )


@inlined
def supposed_cfa(world: World, person: int, aim: tuple[int, int], scratch: Scratch) -> Cfa:
    """The CFA that is supposed for a trade and level, sought once in a turn."""
    supposed, place = scratch.supposed, natural(aim[0] * LEVELS + aim[1])
    if supposed.turn[place] != scratch.turn[0]:
        course = best_course(world, person, aim, scratch)
        cfa = no_cfa(world, False)
        if course != NO_COURSE:
            cfa = of_course(world, person, course, False, scratch.around)
        supposed.turn[place] = scratch.turn[0]
        supposed.course[place] = cfa.course
        supposed.minutes[place] = cfa.minutes
        supposed.points[place] = cfa.points
    return Cfa(
        whole(supposed.course[place]),
        whole(supposed.points[place]),
        whole(supposed.minutes[place]),
        OPEN,
        NO_COURSE,
    )


@inner
def best_course(world: World, person: int, aim: tuple[int, int], scratch: Scratch) -> int:
    """Best course of a trade and level by the worth of its way, of equal ones the first.

    One whose level is not known does for any; any does where the level sought is not known.
    """
    trade, level = aim
    first, best = trade * LEVELS, (NO_COURSE, 0)
    if level == 0:
        for place in range(first, first + LEVELS):
            best = best_at(world, person, place, best, scratch)
        return best[0]
    best = best_at(world, person, first, best, scratch)
    return best_at(world, person, first + level, best, scratch)[0]
