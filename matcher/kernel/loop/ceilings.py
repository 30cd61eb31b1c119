"""What may the offers of one trade and kind be worth at most, by level? Compiled.

Known before any of them is looked at but for its journey and its wait, so that most are passed over
after a glance: what cannot enter a list even so is not reckoned further.
"""

from typing import Final

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.cfa import of_course
from matcher.kernel.loop.merge import CONTRACTS
from matcher.kernel.loop.pair import Match
from matcher.kernel.loop.supposed import Scratch
from matcher.kernel.worth.points import greater
from matcher.kernel.worth.tables import LEVELS, NO_LINK

# Rows of ceilings: offers that leave the course open, and those that impose one.
LEAVES: Final = 0
IMPOSES: Final = 1


@inlined
def draw_ceilings(world: World, person: int, about: tuple[Match, int], scratch: Scratch) -> None:
    """The ceilings of one trade and kind, level by level."""
    for level in range(LEVELS):
        draw_ceiling(world, person, about, level, scratch)


@inlined
def draw_ceiling(
    world: World, person: int, about: tuple[Match, int], level: int, scratch: Scratch
) -> None:
    """The ceilings of one level: lower once its supposed course is known."""
    (match, kind), tables = about, world.tables
    start = whole(tables.trade[kind, match.trade_class]) + most_link(world, person, kind)
    start += most_diploma(world, person, (match, kind, level))
    # An entry that imposes a course counts what the course itself is worth.
    scratch.ceilings[IMPOSES, level] = start + tables.most_way
    scratch.ceilings[LEAVES, level] = start + most_course(
        world, person, (match, kind, level), scratch
    )


@inlined
def most_link(world: World, person: int, kind: int) -> int:
    """What an earlier stay adds at most."""
    stay_from, tables = world.people.stay_from, world.tables
    if stay_from[person] == stay_from[person + 1]:
        return whole(tables.past_stay[kind, NO_LINK])
    return whole(tables.most_past_stay[kind])


@inlined
def most_diploma(world: World, person: int, about: tuple[Match, int, int]) -> int:
    """What the level prepared adds at most, be it the very diploma aimed at."""
    match, kind, level = about
    table, reached = world.tables.diploma, world.people.level[person]
    other = whole(table[kind, reached, match.target, 0, level])
    if match.rncp <= 0:
        return other
    return greater(other, whole(table[kind, reached, match.target, 1, level]))


@inlined
def most_course(world: World, person: int, about: tuple[Match, int, int], scratch: Scratch) -> int:
    """What the CFA adds at most where the offer imposes none."""
    match, kind, level = about
    supposed, own = scratch.supposed, whole(world.people.course[person])
    place = match.trade * LEVELS + (match.target if level == 0 else level)
    if kind != CONTRACTS or supposed.turn[place] != scratch.turn[0]:
        return whole(world.tables.most_cfa[kind])
    known = whole(supposed.points[place])
    if own == NO_COURSE:
        return known
    return greater(known, of_course(world, person, own, True, scratch.around).points)
