"""Which offers of one trade and kind are worth a closer look? Compiled.

What `reach` leaves is bounded from above once more, now by what lists are ordered by; one that
could not enter a list even so is passed over.
"""

from typing import Any

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, natural, whole
from matcher.kernel.loop.floors import draw_floors
from matcher.kernel.loop.merge import CONTRACTS
from matcher.kernel.loop.pair import Match, score_of, wait_of
from matcher.kernel.loop.reach import reach
from matcher.kernel.loop.work import Work
from matcher.kernel.worth.priced import order_of


@inlined
def glance(world: World, person: int, about: tuple[Match, int], number: int, work: Work) -> int:
    """Keep the entries to be looked at; how many of all lie within the limit.

    `number`: place of the trade among the person's.
    """
    kind, entries = about[1], world.by_trade.entries
    reached, kept, floors = work.scratch.reached, work.scratch.kept, work.scratch.floors
    own = (kind == CONTRACTS) & (world.people.course[person] != NO_COURSE)
    taken = natural(kept.taken[kind])
    draw_floors(world, person, about, work)
    found, within = reach(world, person, about, work)
    for place in range(found):
        entry = entries[natural(reached.entry[place])]
        most = most_at(world, person, entry, (kind, whole(reached.most[place])), work)
        kept.entry[kind, taken] = reached.entry[place]
        kept.number[kind, taken] = number
        kept.most[kind, taken] = most
        enough = most >= floors[whole(entry.imposes | own), whole(reached.state[place])]
        taken = natural(taken + enough)
    kept.taken[kind] = taken
    return within


@inlined
def most_at(world: World, person: int, entry: Any, at_best: tuple[int, int], work: Work) -> int:
    """What an entry is ordered by at its best, given its kind and its points but for the wait."""
    kind, points = at_best
    first = whole(world.people.first_day[person])
    wait = natural(wait_of(first, whole(entry.start_from), whole(entry.start_to)))
    score = score_of(world, points + whole(world.tables.wait[kind, wait]))
    return order_of(world, person, natural(entry.row), score, work.asked.prices)
