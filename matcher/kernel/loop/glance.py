"""Which offers of one trade and kind are worth a closer look? Compiled.

A glance at an entry tells how its place stands and what it may be worth at most; one that could not
enter a list even so is passed over. All that lie within the limit are counted, passed over or not.
"""

from typing import Any, Final

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.best import Best
from matcher.kernel.loop.ceilings import IMPOSES, LEAVES, NOT_DRAWN, draw_ceiling
from matcher.kernel.loop.merge import CONTRACTS, FIELDS, LISTS
from matcher.kernel.loop.pair import Match, score_of, wait_of
from matcher.kernel.loop.reach import reach
from matcher.kernel.loop.visit import is_read
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import OPEN, TO_DISCUSS, is_driven
from matcher.kernel.worth.points import greater
from matcher.kernel.worth.priced import order_of

_WHATEVER: Final = -(1 << 62)
_NEVER: Final = 1 << 62
# Row of floors where a course is certain.
_CERTAIN: Final = 1


@inlined
def glance(world: World, person: int, about: tuple[Match, int], number: int, work: Work) -> int:
    """Keep the entries to be looked at; how many of all lie within the limit.

    `number`: place of the trade among the person's.
    """
    (match, kind), entries = about, world.by_trade.entries
    reached, kept = work.scratch.reached, work.scratch.kept
    ceilings, floors = work.scratch.ceilings, work.scratch.floors
    ceilings[LEAVES, :] = NOT_DRAWN
    draw_floors(world, person, about, work)
    own = (kind == CONTRACTS) & (world.people.course[person] != NO_COURSE)
    within, taken = 0, whole(kept.taken[kind])
    for place in range(reach(world, person, about, work)):
        entry = entries[reached.entry[place]]
        state, level = whole(reached.state[place]), whole(entry.level)
        if ceilings[LEAVES, level] == NOT_DRAWN:
            draw_ceiling(world, person, about, level, work.scratch)
        most = most_at(world, person, entry, kind, work)
        free = is_free(world, person, entry, match, work)
        kept.entry[kind, taken] = reached.entry[place]
        kept.number[kind, taken] = number
        kept.most[kind, taken] = most
        taken += whole(free & (most >= floors[whole(entry.imposes | own), state]))
        within += whole(free & (state == OPEN))
    kept.taken[kind] = taken
    return within


@inlined
def most_at(world: World, person: int, entry: Any, kind: int, work: Work) -> int:
    """What an entry is ordered by, were all that is not yet known of it at its best."""
    tables, around, zone = world.tables, work.scratch.around, whole(entry.zone)
    journey = whole(tables.journey[kind, around.journey[zone]])
    if is_driven(world, person):
        journey = greater(journey, whole(tables.journey[kind, around.driven[zone]]))
    first = whole(world.people.first_day[person])
    wait = wait_of(first, whole(entry.start_from), whole(entry.start_to))
    most = (
        entry.points
        + work.scratch.ceilings[IMPOSES if entry.imposes else LEAVES, whole(entry.level)]
        + journey
        + tables.wait[kind, wait]
    )
    return order_of(world, person, whole(entry.row), score_of(world, most), work.asked.prices)


@inlined
def is_free(world: World, person: int, entry: Any, match: Match, work: Work) -> bool:
    """Whether an entry is read through this trade: visible, and not named by a better one."""
    if asks_more(world, person, entry):
        return is_read(world, person, whole(entry.asks), match, work.number_of)
    number = whole(work.number_of[entry.other])
    return bool((number < 0) | (number >= match.wish))


@inlined
def asks_more(world: World, person: int, entry: Any) -> bool:
    """Whether more must be asked than its one other trade before it is known if it is read."""
    more_than_one = entry.other > len(world.by_trade.field)
    return bool(more_than_one | (world.people.explores[person] & (entry.asks >= 0)))


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
        floors[_CERTAIN, OPEN] = min(opened, discussed)


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
