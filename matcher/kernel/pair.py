"""Where does one pair stand: how far, worth what, and does a limit remove it? Compiled."""

from typing import Final, NamedTuple

import numpy as np

from matcher.cfa.choice import NO_COURSE
from matcher.columns.missing import NO_DAY
from matcher.kernel.cfa import (
    NOT_SOUGHT,
    Cfa,
    best_course,
    no_cfa,
    of_course,
    own_course,
)
from matcher.kernel.columns import Longs, World
from matcher.kernel.compiled import compiled, whole
from matcher.kernel.legs import Way, way_to
from matcher.kernel.points import held_of, signed_of
from matcher.kernel.tables import (
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
from matcher.travel.legs import MODES
from models.enums import Mode
from models.protocols import LONGEST_MINUTES, UNKNOWN_MINUTES

OPEN: Final = 0
TO_DISCUSS: Final = 1
TOO_FAR: Final = 2
_LIFT: Final = MODES.index(Mode.LIFT)
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


class Pair(NamedTuple):
    """One pair. `near` orders equal scores: minutes, CFA minutes, metres; less is better."""

    state: int
    points: int
    near: int
    minutes: int
    cfa: Cfa


@compiled
def state_of(world: World, limit: int, way: Way, cfa: Cfa) -> int:
    """Open, to discuss, or too far (see `matcher.rank.limits`)."""
    margin = world.law.margin
    if way.minutes == UNKNOWN_MINUTES:
        farthest = world.law.fastest_kmh * (limit + margin) / 60
        # Compared as false where the place is not known.
        if way.crow > farthest:
            return TOO_FAR
    if way.over > margin or (way.minutes == LONGEST_MINUTES and way.over > 0):
        return TOO_FAR
    if cfa.over > margin or (cfa.minutes == LONGEST_MINUTES and cfa.over > 0):
        return TOO_FAR
    return TO_DISCUSS if way.over > 0 or cfa.over > 0 else OPEN


@compiled
def cfa_of(world: World, person: int, row: int, match: Match, best: Longs) -> Cfa:
    """The CFA of a pair. `best`: best course by level for this trade, as far as it was sought."""
    offers = world.offers
    if offers.is_pmsmp[row]:
        return no_cfa(world, True)
    imposed = whole(offers.course[row])
    if imposed != NO_COURSE:
        return of_course(world, person, imposed, True)
    level = whole(offers.level[row])
    level = match.target if level == 0 else level
    own = own_course(world, person, row, match.trade, level)
    if own != NO_COURSE:
        return of_course(world, person, own, True)
    if best[level] == NOT_SOUGHT:
        best[level] = best_course(world, person, match.trade, level)
    if best[level] == NO_COURSE:
        return no_cfa(world, False)
    return of_course(world, person, whole(best[level]), False)


@compiled
def wait_of(world: World, person: int, row: int) -> int:
    """Grid point of the wait: days, undated, or closed before the person can start."""
    first = whole(world.people.first_day[person])
    opens, closes = whole(world.offers.start_from[row]), whole(world.offers.start_to[row])
    if closes != NO_DAY and closes < first:
        return TOO_EARLY
    if opens == NO_DAY:
        return UNDATED
    return min(max(opens - first, 0), MOST_WAIT)


@compiled
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


@compiled
def journey_of(way: Way) -> int:
    """Grid point of the journey: minutes, or kilometres where it is not known."""
    if way.minutes != UNKNOWN_MINUTES:
        return way.minutes
    if np.isnan(way.crow):
        return NOT_PLACED
    return FIRST_KM + whole(min(way.crow, float(MOST_KM)))


@compiled
def points_of(world: World, person: int, row: int, match: Match, way: Way) -> int:
    """What everything but the CFA adds to both log-odds."""
    offers, tables = world.offers, world.tables
    kind = whole(offers.is_pmsmp[row])
    own = offers.points_lift[row] if way.mode == _LIFT else offers.points_own[row]
    itself = offers.points_unknown[row] if way.mode < 0 else own
    same = whole(offers.rncp[row] != 0 and offers.rncp[row] == match.rncp)
    level = world.people.level[person]
    return whole(
        itself
        + tables.trade[kind, match.trade_class]
        + tables.diploma[kind, level, match.target, same, offers.level[row]]
        + tables.journey[kind, journey_of(way)]
        + tables.wait[kind, wait_of(world, person, row)]
        + tables.past_stay[kind, link_of(world, person, row, match.trade)]
    )


@compiled
def metres(crow: float) -> int:
    """Whole metres of crow-fly kilometres, for the order only."""
    if np.isnan(crow):
        return _FARTHEST
    return whole(np.rint(min(crow, _FURTHEST_KM) * 1000))


@compiled
def pair_of(world: World, person: int, position: int, row: int, found: tuple[Match, Longs]) -> Pair:
    """One pair; its points are not reckoned when it is too far."""
    match, best = found
    way = way_to(world, person, position, row, match.limit)
    if way.over > world.law.margin:
        return Pair(TOO_FAR, 0, 0, way.minutes, no_cfa(world, True))
    cfa = cfa_of(world, person, row, match, best)
    state = state_of(world, match.limit, way, cfa)
    if state == TOO_FAR:
        return Pair(TOO_FAR, 0, 0, way.minutes, cfa)
    points = points_of(world, person, row, match, way) + cfa.points
    near = (way.minutes << 46) | (cfa.minutes << 38) | metres(way.crow)
    return Pair(state, points, near, way.minutes, cfa)


@compiled
def probability(world: World, log_odds: int) -> int:
    """A probability in 1/2**24."""
    return whole(world.tables.sigmoid[min(max(log_odds, -_LIMIT), _LIMIT) + _LIMIT])


@compiled
def score_of(world: World, points: int) -> int:
    """The product of both probabilities."""
    return probability(world, signed_of(points)) * probability(world, held_of(points))
