"""The loop: every person, every trade they read, every offer around them. Compiled.

Legal rules are asked only of pairs that would enter a list (or of all, when everything is read):
the lists are the same, for a rule never changes a score.
"""

from typing import Final, NamedTuple

from matcher.kernel.around import (
    OPEN,
    TO_DISCUSS,
    TOO_FAR,
    draw_limit,
)
from matcher.kernel.best import Key, empty, enter, would_enter
from matcher.kernel.cfa import certain_course, state_of_course
from matcher.kernel.columns import Longs, World
from matcher.kernel.compiled import compiled, inlined, whole
from matcher.kernel.law import excluded
from matcher.kernel.look import look_around
from matcher.kernel.merge import CONTRACTS, FIELDS, LISTS, STAYS, vary, weave
from matcher.kernel.pair import (
    Match,
    aim_of,
    cfa_of,
    near_of_pair,
    points_of,
    score_of,
    way_of,
)
from matcher.kernel.priced import order_of
from matcher.kernel.supposed import same_ways
from matcher.kernel.visit import is_read, mark_trades, match_of, trades_of
from matcher.kernel.work import Asked, Work, note
from models.protocols import UNKNOWN_MINUTES

_NO_LIMIT: Final = -1


class Pair(NamedTuple):
    """One pair but for its CFA: whose, where it stands, the certain course, points so far."""

    person: int
    state: int
    minutes: int
    course: int
    points: int


@compiled
def rank_people(world: World, rows: Longs, work: Work) -> None:
    """Rank the people of these rows; the first one's results stand in row 0."""
    for to in range(rows.size):
        # Neighbours with the same means suppose the same courses.
        if to == 0 or not same_ways(world, rows[to], rows[to - 1]):
            work.scratch.turn[0] += 1
        rank_person(world, whole(rows[to]), to, work)


@compiled
def rank_person(world: World, person: int, to: int, work: Work) -> None:
    """Rank one person into row `to` of the results."""
    people = world.people
    empty(work.lists)
    work.reads.taken[0] = 0
    look_around(world, person, work.scratch.around)
    mark_trades(world, person, work.number_of, True)
    limit = _NO_LIMIT
    for number in range(trades_of(world, person)):
        match = match_of(world, person, number)
        if match.limit != limit:
            limit = match.limit
            draw_limit(world, person, limit, work.scratch.around)
        read_trade(world, person, match, to, work)
    mark_trades(world, person, work.number_of, False)
    for offset, out in ((0, work.listed), (LISTS, work.discussed)):
        if people.explores[person]:
            vary(work.lists, offset, out, to)
        else:
            weave(work.lists, offset, people.pmsmp_first[person], out, to)


@compiled
def read_trade(world: World, person: int, match: Match, to: int, work: Work) -> None:
    """Read the offers of one trade around one person: in reach, or all when each is noted."""
    around, starts = work.scratch.around, world.by_trade.starts
    noted = work.reads.offer.shape[0] > 0
    for place in range(around.ranges[0]):
        first = around.first_cell[place] if noted else around.first_near[place]
        end = around.end_cell[place] if noted else around.end_near[place]
        for entry in range(starts[match.trade, first], starts[match.trade, end]):
            row = whole(world.by_trade.entries[entry])
            if not noted and around.state[world.offers.zone[row]] == TOO_FAR:
                continue
            if is_read(world, person, row, match, work.number_of):
                work.pairs[to] += read_offer(world, person, row, match, work) == OPEN


@inlined
def read_offer(world: World, person: int, row: int, match: Match, work: Work) -> int:
    """Read one pair, and list it if it is among the best and no rule excludes it; its state."""
    around = work.scratch.around
    way = way_of(world, person, row, match.limit, around)
    course = certain_course(world, person, row, aim_of(world, row, match))
    state = max(way.state, state_of_course(world, person, course, around))
    if work.reads.offer.shape[0] > 0 and state == TOO_FAR:
        note(world, row, (state, way.minutes), (0, -1), work.reads)
    if is_asked(world, row, state, work.asked):
        points = points_of(world, person, row, match, (way, around.crow[world.offers.zone[row]]))
        pair = Pair(person, state, way.minutes, course, points)
        which = list_of(world, person, row, match, pair)
        if not is_hopeless(world, row, pair, which, work):
            take(world, person, row, (match, pair, which), work)
    return state


@inlined
def is_asked(world: World, row: int, state: int, asked: Asked) -> bool:
    """Whether a pair may be listed: of a kind asked for, and not too far."""
    if state == TOO_FAR or (state == TO_DISCUSS and not asked.discusses):
        return False
    return bool(asked.kinds >> whole(world.offers.is_pmsmp[row]) & 1)


@inlined
def is_hopeless(world: World, row: int, pair: Pair, which: int, work: Work) -> bool:
    """Whether not even the best of all CFA would bring a pair into its list."""
    if work.reads.offer.shape[0] > 0:
        return False
    most = pair.points + world.tables.most_cfa[whole(world.offers.is_pmsmp[row])]
    offer, prices = whole(world.offers.pool_row[row]), work.asked.prices
    return bool(
        order_of(score_of(world, most), pair.person, offer, prices) < work.lists.floor[which]
    )


@inlined
def take(world: World, person: int, row: int, found: tuple[Match, Pair, int], work: Work) -> None:
    """Choose a pair's CFA, note it, and put it into its list if no rule excludes it."""
    match, pair, which = found
    cfa = cfa_of(world, person, row, (pair.course, match), work.scratch)
    points = pair.points + cfa.points
    crow = work.scratch.around.crow[world.offers.zone[row]]
    near = near_of_pair(pair.minutes, cfa.minutes, crow)
    offer, prices = whole(world.offers.pool_row[row]), work.asked.prices
    key = Key(order_of(score_of(world, points), person, offer, prices), near, offer)
    enters, noted = would_enter(key, work.lists, which), work.reads.offer.shape[0] > 0
    if not enters and not noted:
        return
    against = excluded(world, person, row, cfa.dated)
    if noted:
        note(world, row, (pair.state, pair.minutes), (against, key.score), work.reads)
    if enters and against == 0:
        place = enter(key, work.lists, which)
        work.lists.points[which, place] = points
        work.lists.course[which, place] = cfa.course


@inlined
def list_of(world: World, person: int, row: int, match: Match, pair: Pair) -> int:
    """The list a pair belongs to: its kind, or its field for somebody who has no wish."""
    offset = LISTS if pair.state == TO_DISCUSS else 0
    if not world.people.explores[person]:
        return offset + (STAYS if world.offers.is_pmsmp[row] else CONTRACTS)
    unknown = FIELDS if pair.minutes == UNKNOWN_MINUTES else 0
    return offset + unknown + whole(world.by_trade.field[match.trade])
