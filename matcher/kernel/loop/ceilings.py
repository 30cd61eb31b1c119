"""What may the offers of one trade, kind and level be worth at most? Compiled.

Known before any of them is looked at but for its journey and its wait: what cannot enter a list
even so is not reckoned further.
"""

from typing import Final

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.cfa import of_course
from matcher.kernel.loop.merge import CONTRACTS
from matcher.kernel.loop.pair import Match
from matcher.kernel.loop.scratch import Scratch
from matcher.kernel.loop.supposed import supposed_cfa
from matcher.kernel.worth.points import greater
from matcher.kernel.worth.tables import NO_LINK

# Rows of ceilings: offers that leave the course open, and those that impose one.
LEAVES: Final = 0
IMPOSES: Final = 1
# No ceiling is as low.
NOT_DRAWN: Final = -(1 << 62)


@inlined
def draw_ceiling(
    world: World, person: int, about: tuple[Match, int], level: int, scratch: Scratch
) -> None:
    """The ceilings of one level."""
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
    """What the CFA adds at most where the offer imposes none: the supposed one, or the own."""
    match, kind, level = about
    if kind != CONTRACTS:
        return whole(world.tables.no_course[kind])
    aim = match.trade, match.target if level == 0 else level
    supposed = supposed_cfa(world, person, aim, scratch).points
    own = whole(world.people.course[person])
    if own == NO_COURSE:
        return supposed
    return greater(supposed, of_course(world, person, own, True, scratch.around).points)
