"""Where does one pair stand: how far, worth what, and does a limit remove it? Compiled."""

from typing import Final, NamedTuple

import numpy as np

from matcher.cfa.choice import NO_COURSE
from matcher.columns.missing import NO_DAY
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, inner, natural, whole
from matcher.kernel.loop.cfa import Cfa, no_cfa, of_course
from matcher.kernel.loop.lifts import lifts_serve
from matcher.kernel.loop.scratch import Scratch
from matcher.kernel.loop.supposed import supposed_cfa
from matcher.kernel.ways.around import Around, is_driven, known_under, state_at
from matcher.kernel.worth.points import held_of, signed_of
from matcher.kernel.worth.tables import (
    EMPLOYER_MET,
    EMPLOYER_TRIED,
    FIRST_KM,
    MOST_KM,
    MOST_WAIT,
    NO_LINK,
    NOT_PLACED,
    TOO_EARLY,
    TRADE_MET,
    TRADE_TRIED,
    UNDATED,
)
from models.protocols import UNKNOWN_MINUTES

# Metres of a place that is not known: beyond any that is.
_FARTHEST: Final = (1 << 38) - 1
_FURTHEST_KM: Final = 1e6
_LIMIT: Final = 16 * 1024


class Match(NamedTuple):
    """Through which trade an offer is read: its class, limit in minutes, and the wish's aim."""

    trade: int
    trade_class: int
    limit: int
    target: int
    rncp: int
    wish: int


class Way(NamedTuple):
    """The journey to a post: minutes under the limit, by whom one is driven, and how it stands."""

    minutes: int
    is_lift: bool
    state: int


@inlined
def way_of(world: World, person: int, place: tuple[int, int], limit: int, around: Around) -> Way:
    """The journey to a post, given its row and zone, under a limit."""
    row, zone = place
    if is_driven(world, person):
        return driven_way(world, person, (row, zone), limit, around)
    return Way(whole(around.minutes[zone]), False, whole(around.state[zone]))


@inner
def driven_way(
    world: World, person: int, place: tuple[int, int], limit: int, around: Around
) -> Way:
    """The journey of somebody whom others drive; of equal ways, the first of homes and means."""
    row, zone = place
    best, lift = whole(around.best[zone]), whole(around.lift[zone])
    first = lift < best or (lift == best and around.lift_by[zone] < around.by[zone])
    by_lift = first and lift != UNKNOWN_MINUTES and lifts_serve(world, person, row, lift)
    minutes = known_under(lift if by_lift else best, whole(around.hope[zone]), limit)
    return Way(minutes, by_lift, state_at(world, minutes, around.crow[zone], limit))


@inlined
def journey_of(way: Way, crow: float) -> int:
    """Grid point of the journey: minutes, or kilometres where it is not known."""
    if way.minutes != UNKNOWN_MINUTES:
        return way.minutes
    if np.isnan(crow):
        return NOT_PLACED
    return FIRST_KM + whole(min(crow, float(MOST_KM)))


@inlined
def metres(crow: float) -> int:
    """Whole metres of crow-fly kilometres, for the order only."""
    if np.isnan(crow):
        return _FARTHEST
    return whole(np.rint(min(crow, _FURTHEST_KM) * 1000))


@inlined
def aim_of(world: World, row: int, match: Match) -> tuple[int, int]:
    """Trade and level for which a course is sought: the offer's level, else the wish's."""
    level = whole(world.offers.level[row])
    return match.trade, match.target if level == 0 else level


@inlined
def cfa_of(world: World, person: int, row: int, about: tuple[int, Match], scratch: Scratch) -> Cfa:
    """The CFA of a pair, given the certain one."""
    certain, match = about
    if world.offers.is_pmsmp[row]:
        return no_cfa(world, True)
    if certain != NO_COURSE:
        return of_course(world, person, certain, True, scratch.around)
    return supposed_cfa(world, person, aim_of(world, row, match), scratch)


@inlined
def wait_of(first: int, opens: int, closes: int) -> int:
    """Grid point of the wait: days, undated, or closed before the person's first day."""
    # All are reckoned and one is chosen: dates are too mixed for a processor to guess a way.
    days = min(max(opens - first, 0), MOST_WAIT)
    dated = UNDATED if opens == NO_DAY else days
    return TOO_EARLY if (closes != NO_DAY) & (closes < first) else dated


@inlined
def link_of(world: World, person: int, row: int, trade: int) -> int:
    """Strongest link that an earlier PMSMP makes."""
    people = world.people
    link = NO_LINK
    for stay in range(people.stay_from[person], people.stay_from[person + 1]):
        met = world.stays.purpose_met[stay]
        if world.stays.employer[stay] == world.offers.employer[row]:
            link = max(link, EMPLOYER_MET if met else EMPLOYER_TRIED)
        if world.stays.trade[stay] == trade:
            link = max(link, TRADE_MET if met else TRADE_TRIED)
    return link


@inlined
def itself_of(world: World, row: int, way: Way) -> int:
    """What an offer is worth in itself, by who decides the journey."""
    offers = world.offers
    if way.minutes == UNKNOWN_MINUTES:
        return whole(offers.points_unknown[row])
    return whole(offers.points_lift[row] if way.is_lift else offers.points_own[row])


@inlined
def points_of(world: World, person: int, row: int, match: Match, way: tuple[Way, float]) -> int:
    """What everything but the CFA adds to both log-odds."""
    offers, tables = world.offers, world.tables
    kind = whole(offers.is_pmsmp[row])
    same = whole(offers.rncp[row] != 0 and offers.rncp[row] == match.rncp)
    level = world.people.level[person]
    first = whole(world.people.first_day[person])
    opens, closes = whole(offers.start_from[row]), whole(offers.start_to[row])
    return whole(
        itself_of(world, row, way[0])
        + tables.trade[kind, match.trade_class]
        + tables.diploma[kind, level, match.target, same, offers.level[row]]
        + tables.journey[kind, natural(journey_of(*way))]
        + tables.wait[kind, natural(wait_of(first, opens, closes))]
        + tables.past_stay[kind, link_of(world, person, row, match.trade)]
    )


@inlined
def near_of_pair(minutes: int, cfa_minutes: int, crow: float) -> int:
    """What orders equal scores: minutes, CFA minutes, metres; less is better."""
    return (minutes << 46) | (cfa_minutes << 38) | metres(crow)


@inlined
def probability(world: World, log_odds: int) -> int:
    """A probability in 1/2**24."""
    return whole(world.tables.sigmoid[natural(min(max(log_odds, -_LIMIT), _LIMIT) + _LIMIT)])


@inlined
def score_of(world: World, points: int) -> int:
    """The product of both probabilities."""
    return probability(world, signed_of(points)) * probability(world, held_of(points))
