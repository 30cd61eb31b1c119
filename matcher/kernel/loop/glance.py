"""Which offers of one trade and kind are worth a closer look? Compiled.

A glance at an entry tells how its place stands and what it may be worth at most; one that could not
enter a list even so is passed over. All that lie within the limit are counted, passed over or not.
"""

from typing import Any, Final

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.best import Best
from matcher.kernel.loop.ceilings import LEAVES, NOT_DRAWN
from matcher.kernel.loop.merge import CONTRACTS, FIELDS, LISTS
from matcher.kernel.loop.pair import Match, score_of, wait_of
from matcher.kernel.loop.reach import reach
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import OPEN, TO_DISCUSS
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
    kind, entries = about[1], world.by_trade.entries
    reached, kept, floors = work.scratch.reached, work.scratch.kept, work.scratch.floors
    work.scratch.ceilings[LEAVES, :] = NOT_DRAWN
    draw_floors(world, person, about, work)
    own = (kind == CONTRACTS) & (world.people.course[person] != NO_COURSE)
    taken = whole(kept.taken[kind])
    found, within = reach(world, person, about, work)
    for place in range(found):
        entry = entries[reached.entry[place]]
        most = most_at(world, person, entry, (kind, whole(reached.most[place])), work)
        kept.entry[kind, taken] = reached.entry[place]
        kept.number[kind, taken] = number
        kept.most[kind, taken] = most
        taken += whole(most >= floors[whole(entry.imposes | own), whole(reached.state[place])])
    kept.taken[kind] = taken
    return within


@inlined
def most_at(world: World, person: int, entry: Any, about: tuple[int, int], work: Work) -> int:
    """What an entry of a kind is ordered by at its best, given its points but for the wait."""
    kind, points = about
    first = whole(world.people.first_day[person])
    wait = wait_of(first, whole(entry.start_from), whole(entry.start_to))
    score = score_of(world, points + whole(world.tables.wait[kind, wait]))
    return order_of(world, person, whole(entry.row), score, work.asked.prices)


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
