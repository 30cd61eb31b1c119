"""What must an offer be ordered by to enter a list, and where must it stand for that? Compiled."""

from typing import Final

from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.best import Best
from matcher.kernel.loop.merge import FIELDS, LISTS
from matcher.kernel.loop.pair import Match
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import OPEN, TO_DISCUSS
from matcher.kernel.worth.lines import NO_LINE, step_of

_WHATEVER: Final = -(1 << 62)
_NEVER: Final = 1 << 62
# Row of floors where a course is certain.
CERTAIN: Final = 1


@inlined
def draw_floors(world: World, person: int, about: tuple[Match, int], work: Work) -> None:
    """What an entry's order must reach, by whether a course is certain, and how its place stands.

    Whoever notes all looks at all.
    """
    kind, floors, asked = about[1], work.scratch.floors, work.asked
    if work.reads.offer.shape[0] > 0:
        floors[:] = _WHATEVER
        return
    floors[:] = _NEVER
    if not asked.kinds >> kind & 1:
        return
    opened = lowest_floor(world, person, about, work.lists, 0)
    floors[:, OPEN] = opened
    if asked.discusses:
        discussed = lowest_floor(world, person, about, work.lists, LISTS)
        floors[:, TO_DISCUSS] = discussed
        # Where that course is too far, the offer is only to discuss.
        floors[CERTAIN, OPEN] = min(opened, discussed)


@inlined
def lowest_floor(
    world: World, person: int, about: tuple[Match, int], lists: Best, offset: int
) -> int:
    """The floor of the list of a kind; of a field, whether the journey is known or not."""
    match, kind = about
    if not world.people.explores[person]:
        return whole(lists.floor[offset + kind])
    field = offset + whole(world.by_trade.field[match.trade])
    return min(whole(lists.floor[field]), whole(lists.floor[field + FIELDS]))


@inlined
def least_line(world: World, kind: int, work: Work) -> int:
    """Where an entry must stand, all but the wait, for the lowest of the floors drawn.

    With prices, the order is none of scores alone.
    """
    if work.asked.prices.price.shape[0] > 0:
        return NO_LINE
    # An open place whose course is certain may enter either list: no floor is lower.
    lowest = whole(work.scratch.floors[CERTAIN, OPEN])
    return whole(world.tables.least_lines[kind, step_of(lowest)])
