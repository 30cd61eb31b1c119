"""Which entries of a trade and kind lie near enough to be glanced at? Compiled.

Noted apart from all that is asked of them afterwards: they lie in short stretches, where no place
tells anything of the next, so that a processor would begin its work anew at each.
"""

from typing import Any

from matcher.kernel.ahead import fetch
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, whole
from matcher.kernel.loop.merge import CONTRACTS, STAYS
from matcher.kernel.loop.pair import Match, driven_way
from matcher.kernel.loop.visit import match_of, trades_of
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import BY_LIFT, OPEN, TO_DISCUSS, TOO_FAR


@inlined
def foresee(world: World, person: int, number: int, work: Work) -> None:
    """Ask memory for where the offers of a person's next trade begin in each range."""
    if number >= trades_of(world, person):
        return
    around, by_trade = work.scratch.around, world.by_trade
    trade = match_of(world, person, number).trade
    for place in range(around.ranges[0]):
        for kind in range(CONTRACTS, STAYS + 1):
            start = by_trade.starts[around.first_near[place], trade, kind]
            if start < by_trade.entries.size:
                fetch(by_trade.entries, start)


@inlined
def reach(world: World, person: int, about: tuple[Match, int], work: Work) -> int:
    """Note the entries that lie near enough to be listed, or all; how many they are."""
    (match, kind), around, starts = about, work.scratch.around, world.by_trade.starts
    entries, reached = world.by_trade.entries, work.scratch.reached
    noted, found = work.reads.offer.shape[0] > 0, 0
    listed = TO_DISCUSS if work.asked.discusses else OPEN
    farthest = TOO_FAR if noted else listed
    for place in range(around.ranges[0]):
        first = around.first_cell[place] if noted else around.first_near[place]
        end = around.end_cell[place] if noted else around.end_near[place]
        for at in range(starts[first, match.trade, kind], starts[end, match.trade, kind]):
            state = state_of(world, person, entries[at], match, work)
            reached.entry[found] = at
            reached.state[found] = state
            found += whole(state <= farthest)
    return found


@inlined
def state_of(world: World, person: int, entry: Any, match: Match, work: Work) -> int:
    """How the place of an entry stands; where it takes a lift, its post's hours are asked."""
    around, zone = work.scratch.around, whole(entry.zone)
    state = whole(around.state[zone])
    if state < BY_LIFT:
        return state
    return driven_way(world, person, (whole(entry.row), zone), match.limit, around).state
