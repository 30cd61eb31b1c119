"""The offers of one trade around one person: which are listed? Compiled.

Which are looked at at all, `reach` and `glance` decide.
Legal rules are asked only of pairs that would enter a list (or of all, when everything is noted):
the lists are the same, for a rule never changes a score.
"""

from typing import Any, NamedTuple

from matcher.cfa.choice import NO_COURSE
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, inner, natural, whole
from matcher.kernel.loop.best import Key, enter, would_enter
from matcher.kernel.loop.cfa import certain_course, state_of_course
from matcher.kernel.loop.law import excluded
from matcher.kernel.loop.merge import CONTRACTS, FIELDS, LISTS
from matcher.kernel.loop.pair import (
    Match,
    Way,
    aim_of,
    cfa_of,
    near_of_pair,
    points_of,
    score_of,
    way_of,
)
from matcher.kernel.loop.work import Asked, Work, note
from matcher.kernel.ways.around import OPEN, TO_DISCUSS, TOO_FAR
from matcher.kernel.worth.priced import order_of
from models.protocols import UNKNOWN_MINUTES


class Pair(NamedTuple):
    """One pair but for its CFA: where it stands, the certain course, and points so far."""

    state: int
    minutes: int
    course: int
    points: int


@inlined
def read_entry(
    world: World, person: int, entry: Any, about: tuple[Match, int, int], work: Work
) -> None:
    """Read one entry of a kind, by a trade; last, what it is ordered by at its best."""
    row, (match, kind, most) = natural(entry.row), about
    way = way_of(world, person, (row, natural(entry.zone)), match.limit, work.scratch.around)
    noted = work.reads.offer.shape[0] > 0
    if noted or most >= floor_of(world, person, entry, ((match, kind), way), work):
        read_offer(world, person, row, ((match, kind), way), work)


@inlined
def floor_of(
    world: World, person: int, entry: Any, about: tuple[tuple[Match, int], Way], work: Work
) -> int:
    """What an offer must reach to enter a list: floors may have risen since the glance."""
    (match, kind), way = about
    which = list_of(world, person, match, kind, way)
    floor = work.lists.floor[which]
    certain = kind == CONTRACTS and (entry.imposes or world.people.course[person] != NO_COURSE)
    if certain and work.asked.discusses and way.state == OPEN:
        # Where that course is too far, the offer is only to discuss.
        floor = min(floor, work.lists.floor[which + LISTS])
    return whole(floor)


@inner
def read_offer(
    world: World, person: int, row: int, about: tuple[tuple[Match, int], Way], work: Work
) -> None:
    """Judge one pair, and list it if it is among the best and no rule excludes it."""
    (match, kind), way = about
    row, around = natural(row), work.scratch.around
    course = certain_course(world, person, row, aim_of(world, row, match))
    state = max(way.state, state_of_course(world, person, course, around))
    if work.reads.offer.shape[0] > 0 and state == TOO_FAR:
        note(world, row, (state, way.minutes), (0, -1), work.reads)
    if is_asked(kind, state, work.asked):
        crow = around.crow[natural(world.offers.zone[row])]
        points = points_of(world, person, row, match, (way, crow))
        pair = Pair(state, way.minutes, course, points)
        which = list_of(world, person, match, kind, Way(way.minutes, way.is_lift, state))
        take(world, person, row, (match, pair, which), work)


@inlined
def is_asked(kind: int, state: int, asked: Asked) -> bool:
    """Whether a pair may be listed: of a kind asked for, and not too far."""
    if state == TOO_FAR or (state == TO_DISCUSS and not asked.discusses):
        return False
    return bool(asked.kinds >> kind & 1)


@inlined
def take(world: World, person: int, row: int, found: tuple[Match, Pair, int], work: Work) -> None:
    """Choose a pair's CFA, note it, and put it into its list if no rule excludes it."""
    match, pair, which = found
    cfa = cfa_of(world, person, row, (pair.course, match), work.scratch)
    points = pair.points + cfa.points
    crow = work.scratch.around.crow[natural(world.offers.zone[row])]
    near = near_of_pair(pair.minutes, cfa.minutes, crow)
    order = order_of(world, person, row, score_of(world, points), work.asked.prices)
    key = Key(order, near, whole(world.offers.pool_row[row]))
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
def list_of(world: World, person: int, match: Match, kind: int, way: Way) -> int:
    """The list a pair belongs to: its kind, or its field for somebody who has no wish."""
    offset = LISTS if way.state == TO_DISCUSS else 0
    if not world.people.explores[person]:
        return offset + kind
    unknown = FIELDS if way.minutes == UNKNOWN_MINUTES else 0
    return offset + unknown + whole(world.by_trade.field[match.trade])
