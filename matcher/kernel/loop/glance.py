"""Which offers of one trade and kind are worth a closer look? Compiled.

A glance at an entry tells how its place stands and what it may be worth at most; one that could not
enter a list even so is passed over. All that lie within the limit are counted, passed over or not.
"""

from typing import Any, Final

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.best import Best
from matcher.kernel.loop.ceilings import IMPOSES, LEAVES, draw_ceilings
from matcher.kernel.loop.merge import CONTRACTS, FIELDS, LISTS
from matcher.kernel.loop.pair import Match, score_of, wait_of
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import OPEN, TO_DISCUSS, is_driven
from matcher.kernel.worth.priced import order_of

_WHATEVER: Final = -(1 << 62)
_NEVER: Final = 1 << 62
# More than any order: of what must be looked at to know how it stands.
MOST: Final = _NEVER - 1
# Row of floors where a course is certain.
_CERTAIN: Final = 1


@inlined
def glance(world: World, person: int, about: tuple[Match, int], number: int, work: Work) -> int:
    """Keep the entries to be looked at; how many lie within the limit, but for those to be asked.

    `number`: place of the trade among the person's.
    """
    (match, kind), around, by_trade = about, work.scratch.around, world.by_trade
    noted, kept = work.reads.offer.shape[0] > 0, work.scratch.kept
    draw_ceilings(world, person, about, work.scratch)
    draw_floors(world, person, about, work)
    within, taken, starts = 0, whole(kept.taken[kind]), by_trade.starts
    for place in range(around.ranges[0]):
        first = around.first_cell[place] if noted else around.first_near[place]
        end = around.end_cell[place] if noted else around.end_near[place]
        for at in range(starts[first, match.trade, kind], starts[end, match.trade, kind]):
            entry = by_trade.entries[at]
            asks = asks_more(world, person, entry)
            most = MOST if asks else most_at(world, person, entry, kind, work)
            free = is_free(entry, match, work)
            kept.entry[kind, taken] = at
            kept.number[kind, taken] = number
            kept.most[kind, taken] = most
            taken += whole(free & (most >= floor_of(world, person, entry, kind, work)))
            within += whole(free & (not asks) & (around.state[entry.zone] == OPEN))
    kept.taken[kind] = taken
    return within


@inlined
def floor_of(world: World, person: int, entry: Any, kind: int, work: Work) -> int:
    """What an entry must reach where its place stands."""
    own = (kind == CONTRACTS) & (world.people.course[person] != NO_COURSE)
    state = work.scratch.around.state[entry.zone]
    return whole(work.scratch.floors[whole(entry.imposes | own), state])


@inlined
def most_at(world: World, person: int, entry: Any, kind: int, work: Work) -> int:
    """What an entry is ordered by at its best, the journey as it stands under the limit drawn."""
    journey = whole(work.scratch.around.journey[entry.zone])
    return most_order(world, person, entry, (kind, journey), work)


@inlined
def most_order(world: World, person: int, entry: Any, about: tuple[int, int], work: Work) -> int:
    """What an entry is ordered by, were all that is not yet known of it at its best.

    `about`: its kind, and the grid point of the journey.
    """
    (kind, journey), tables = about, world.tables
    first = whole(world.people.first_day[person])
    wait = wait_of(first, whole(entry.start_from), whole(entry.start_to))
    most = (
        entry.points
        + work.scratch.ceilings[IMPOSES if entry.imposes else LEAVES, whole(entry.level)]
        + tables.journey[kind, journey]
        + tables.wait[kind, wait]
    )
    return order_of(world, person, whole(entry.row), score_of(world, most), work.asked.prices)


@inlined
def is_free(entry: Any, match: Match, work: Work) -> bool:
    """Whether the one other trade that an entry names, if it does, is not a better one."""
    number = whole(work.number_of[entry.other])
    return bool((number < 0) | (number >= match.wish))


@inlined
def asks_more(world: World, person: int, entry: Any) -> bool:
    """Whether more must be asked than its one other trade before it is known how an entry stands.

    Of everything, where others drive: whether a lift serves depends on the post.
    """
    more_than_trades = entry.other > len(world.by_trade.field)
    explores = world.people.explores[person]
    return bool(more_than_trades | (explores & (entry.asks >= 0)) | is_driven(world, person))


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
    # Of what is not asked for, only that is looked at of which more must be known.
    opened = discussed = MOST
    if asked.kinds >> kind & 1:
        opened = min(lowest_floor(world, person, about, work.lists, 0), MOST)
        discussed = min(lowest_floor(world, person, about, work.lists, LISTS), MOST)
    floors[:, OPEN] = opened
    if asked.discusses:
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
