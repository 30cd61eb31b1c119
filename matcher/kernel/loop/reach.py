"""Which entries of a trade and kind lie near enough, and may be worth enough? Compiled.

All that lie within the limit are counted. What a straight line already tells below the list's last
place is not looked at further (see `worth.lines`): beside a big town, that is most.
"""

from typing import Any

from matcher.kernel.ahead import fetch
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, natural, whole
from matcher.kernel.loop.ceilings import IMPOSES, LEAVES, NOT_DRAWN, draw_ceiling
from matcher.kernel.loop.floors import least_line
from matcher.kernel.loop.merge import CONTRACTS, STAYS
from matcher.kernel.loop.pair import Match, driven_way
from matcher.kernel.loop.visit import is_free, match_of, trades_of
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.around import BY_LIFT, OPEN, TO_DISCUSS, TOO_FAR, is_driven
from matcher.kernel.worth.lines import line_of
from matcher.kernel.worth.points import greater


@inlined
def foresee(world: World, person: int, number: int, work: Work) -> None:
    """Ask memory for where the offers of a person's next trade begin in each range."""
    if number >= trades_of(world, person):
        return
    around, by_trade = work.scratch.around, world.by_trade
    trade = match_of(world, person, number).trade
    for place in range(around.ranges[0]):
        for kind in range(CONTRACTS, STAYS + 1):
            start = by_trade.starts[natural(around.first_near[place]), trade, kind]
            if start < by_trade.entries.size:
                fetch(by_trade.entries, start)


@inlined
def reach(world: World, person: int, about: tuple[Match, int], work: Work) -> tuple[int, int]:
    """Note the entries that may be listed, or all; how many, and how many lie within the limit.

    Under the floors drawn for this trade and kind.
    """
    (match, kind), around, starts = about, work.scratch.around, world.by_trade.starts
    entries, reached = world.by_trade.entries, work.scratch.reached
    noted, found, within = work.reads.offer.shape[0] > 0, 0, 0
    listed = TO_DISCUSS if work.asked.discusses else OPEN
    farthest = TOO_FAR if noted else listed
    work.scratch.ceilings[LEAVES, :] = NOT_DRAWN
    least, steep = least_line(world, kind, work), whole(world.tables.steep[kind])
    for place in range(around.ranges[0]):
        first = natural(around.first_cell[place] if noted else around.first_near[place])
        end = natural(around.end_cell[place] if noted else around.end_near[place])
        for at in range(starts[first, match.trade, kind], starts[end, match.trade, kind]):
            entry = entries[natural(at)]
            state = state_of(world, person, entry, match, work)
            most = most_but_wait(world, person, entry, about, work)
            free = is_free(world, person, entry, match, work.number_of)
            reached.entry[found] = at
            reached.state[found] = state
            reached.most[found] = most
            found = natural(found + (free & (state <= farthest) & (line_of(most, steep) >= least)))
            within += whole(free & (state == OPEN))
    return found, within


@inlined
def most_but_wait(
    world: World, person: int, entry: Any, about: tuple[Match, int], work: Work
) -> int:
    """Points of an entry, were all that is not yet known of it at its best; without its wait."""
    kind, around, zone = about[1], work.scratch.around, natural(entry.zone)
    ceilings, journeys, level = work.scratch.ceilings, world.tables.journey, whole(entry.level)
    if ceilings[LEAVES, level] == NOT_DRAWN:
        draw_ceiling(world, person, about, level, work.scratch)
    journey = whole(journeys[kind, natural(around.journey[zone])])
    if is_driven(world, person):
        journey = greater(journey, whole(journeys[kind, natural(around.driven[zone])]))
    return whole(entry.points + ceilings[IMPOSES if entry.imposes else LEAVES, level] + journey)


@inlined
def state_of(world: World, person: int, entry: Any, match: Match, work: Work) -> int:
    """How the place of an entry stands; where it takes a lift, its post's hours are asked."""
    around, zone = work.scratch.around, natural(entry.zone)
    state = whole(around.state[zone])
    if state < BY_LIFT:
        return state
    return driven_way(world, person, (natural(entry.row), zone), match.limit, around).state
