"""The loop: every person, every trade they read. Compiled."""

from typing import Final

from matcher.kernel.columns.world import Longs, World
from matcher.kernel.compiled import compiled, inlined, natural, person_row, whole
from matcher.kernel.loop.best import empty
from matcher.kernel.loop.glance import glance
from matcher.kernel.loop.limits import draw_limit, draw_sites
from matcher.kernel.loop.merge import CONTRACTS, LISTS, STAYS, vary, weave
from matcher.kernel.loop.nearby import note_nearby
from matcher.kernel.loop.reach import foresee
from matcher.kernel.loop.shortlist import read_kept
from matcher.kernel.loop.supposed import same_ways
from matcher.kernel.loop.visit import mark_trades, match_of, trades_of
from matcher.kernel.loop.work import Work
from matcher.kernel.ways.look import look_around

_NO_LIMIT: Final = -1
# Times as many as a list holds: the best of fewer tell too little of the best of all.
_ENOUGH: Final = 20


@compiled
def rank_people(world: World, rows: Longs, work: Work) -> None:
    """Rank the people of these rows; the first one's results stand in row 0.

    Neighbours who have the same means see the same around them, and under the same limit of the way
    to a CFA suppose the same courses.
    """
    limit_cfa = world.people.limit_cfa
    before = person_row(0)
    for to in range(rows.size):
        person = person_row(rows[to])
        alike = to > 0 and same_ways(world, person, before)
        if not alike:
            look_around(world, person, work.scratch.around)
            work.scratch.around.drawn[0] = _NO_LIMIT
        if not alike or limit_cfa[person] != limit_cfa[before]:
            work.scratch.turn[0] += 1
            draw_sites(world, person, work.scratch.around)
        rank_person(world, person, to, work)
        before = person


@inlined
def has_room(world: World, trade: int, work: Work) -> bool:
    """Whether all entries of a trade could be kept beside those that are."""
    starts, kept = world.by_trade.starts, work.scratch.kept
    room, last = kept.entry.shape[1], starts.shape[0] - 1
    for kind in range(CONTRACTS, STAYS + 1):
        entries = whole(starts[last, trade, kind]) - whole(starts[0, trade, kind])
        # One more than is kept is noted before it is known if it is kept.
        if kept.taken[kind] + entries >= room:
            return False
    return True


@inlined
def is_enough(work: Work) -> bool:
    """Whether so many are kept that lists filled from them spare a look at most others."""
    taken = work.scratch.kept.taken
    return bool(taken[CONTRACTS] + taken[STAYS] > _ENOUGH * max(work.asked.k, 1))


@inlined
def rank_person(world: World, person: int, to: int, work: Work) -> None:
    """Rank one person into row `to` of the results."""
    people, around = world.people, work.scratch.around
    empty(work.lists)
    work.reads.taken[0] = 0
    mark_trades(world, person, work.number_of, True)
    note_nearby(world, person, work)
    for number in range(trades_of(world, person)):
        match = match_of(world, person, number)
        drawn = match.limit == around.drawn[0]
        # What was kept is looked at under the limit it was kept under, to make room, or to learn
        # what the rest must be worth.
        if not drawn or not has_room(world, match.trade, work) or is_enough(work):
            read_kept(world, person, work)
        if not drawn:
            draw_limit(world, person, match.limit, around)
            around.drawn[0] = match.limit
        foresee(world, person, number + 1, work)
        for kind in range(STAYS if people.explores[person] else CONTRACTS, STAYS + 1):
            work.pairs[to] += glance(world, person, (match, natural(kind)), number, work)
    read_kept(world, person, work)
    mark_trades(world, person, work.number_of, False)
    for offset, out in ((0, work.listed), (LISTS, work.discussed)):
        if people.explores[person]:
            vary(work.lists, offset, out, to)
        else:
            weave(work.lists, offset, people.pmsmp_first[person], out, to)
