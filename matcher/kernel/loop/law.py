"""Which rules exclude a pair? Bits of findings, as `matcher.eligibility` finds them: compiled.

What the rules say of an offer stands in its columns. Here the start days that are left are narrowed
in the order of the rules' families; a rule that leaves none is the finding, and narrows nothing.
"""

from typing import Final, NamedTuple

from matcher.cfa.choice import NO_COURSE
from matcher.columns.missing import NO_DAY
from matcher.eligibility.findings import BIT
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inner, whole
from matcher.kernel.loop.calendar import month_after, months_from
from matcher.kernel.loop.same_host import days_room_from, knows_host, room_from

_REFUSED_TRADE: Final = 1 << BIT["refused_trade"]
_REFUSED_HOURS: Final = 1 << BIT["refused_hours"]
_REFUSED_EMPLOYER: Final = 1 << BIT["refused_employer"]
_TOO_YOUNG: Final = 1 << BIT["age_too_young"]
_AT_SCHOOL: Final = 1 << BIT["age_school_status"]
_COLLEGE: Final = 1 << BIT["age_college_not_finished"]
_TOO_OLD: Final = 1 << BIT["age_maximum"]
_PMSMP_AGE: Final = 1 << BIT["pmsmp_minimum_age"]
_SESSION: Final = 1 << BIT["session_window"]
_LICENCE: Final = 1 << BIT["licence_required"]
_SHORT: Final = 1 << BIT["contract_minimum_duration"]
_PMSMP_LONG: Final = 1 << BIT["pmsmp_duration"]
_CONVENTIONS: Final = 1 << BIT["pmsmp_conventions"]
_CUMULATED: Final = 1 << BIT["pmsmp_cumulated_days"]
_FIRST_MINORS: Final = BIT["minors_night"]
_END_MINORS: Final = BIT["minors_dangerous_work_banned"] + 1
_SHORTEST_MONTH: Final = 28


class Start(NamedTuple):
    """Start days that no rule forbids yet, and the findings so far."""

    low: int
    high: int
    found: int


@inner
def not_before(start: Start, day: int, finding: int) -> Start:
    """Only that day or later."""
    if day <= start.low:
        return start
    if day > start.high:
        return Start(start.low, start.high, start.found | finding)
    return Start(day, start.high, start.found)


@inner
def not_after(start: Start, day: int, finding: int) -> Start:
    """Only that day or earlier."""
    if day >= start.high:
        return start
    if day < start.low:
        return Start(start.low, start.high, start.found | finding)
    return Start(start.low, day, start.found)


@inner
def excluded(world: World, person: int, row: int, course: int) -> int:
    """Findings that exclude a pair, 0 none. `course`: of a certain CFA whose session is dated."""
    offers, people = world.offers, world.people
    first = whole(people.first_day[person])
    low = max(whole(offers.start_from[row]), first)
    ends = whole(offers.start_to[row])
    high = low if ends == NO_DAY else max(ends, low)
    start = Start(low, high, refused(world, person, row))
    if offers.is_pmsmp[row]:
        start = not_before(start, whole(people.day_pmsmp[person]), _PMSMP_AGE)
    else:
        start = old_enough(world, person, start)
        if course != NO_COURSE:
            start = near_session(world, person, row, course, start)
    start = grown_up(world, person, row, start)
    if offers.is_pmsmp[row]:
        return of_stay(world, person, row, start)
    return of_contract(world, person, row, start)


@inner
def refused(world: World, person: int, row: int) -> int:
    """Refused trades, employers and hours."""
    offers, people = world.offers, world.people
    found = _REFUSED_HOURS if people.refused_hours[person] & world.posts.hours[row] else 0
    for place in range(people.refused_from[person], people.refused_from[person + 1]):
        if world.refused.trade[place] == offers.trade[row]:
            found |= _REFUSED_TRADE
        if world.refused.employer[place] == offers.employer[row]:
            found |= _REFUSED_EMPLOYER
    return found


@inner
def old_enough(world: World, person: int, start: Start) -> Start:
    """The ages of a contract (L6222-1, L6222-2)."""
    people = world.people
    if people.no_college[person]:
        start = not_before(start, whole(people.day_16[person]), _COLLEGE)
    else:
        at_school = start.high >= people.year_15[person]
        finding = _AT_SCHOOL if at_school else _TOO_YOUNG
        start = not_before(start, whole(people.day_15[person]), finding)
    if people.age_lifted[person]:
        return start
    return not_after(start, whole(people.last_day[person]), _TOO_OLD)


@inner
def near_session(world: World, person: int, row: int, course: int, start: Start) -> Start:
    """The session of a certain CFA, against the start days (L6222-12, L6222-12-1)."""
    courses, people, text = world.courses, world.people, world.posts.course_text[row]
    usual_end = whole(courses.window_to[course])
    own = text == 0 or text == people.course_text[person]
    kept_until = whole(people.kept_until[person])
    kept = own and kept_until > usual_end
    at_cfa = own and people.has_started[person]
    if not (courses.outdated_on[course] > start.low or kept or at_cfa):
        return start
    start = not_before(start, whole(courses.window_from[course]), _SESSION)
    if not at_cfa:
        return start
    entered_until = whole(people.entered_until[person])
    own_end = usual_end if entered_until == NO_DAY else entered_until
    return not_after(start, kept_until if kept else own_end, _SESSION)


@inner
def grown_up(world: World, person: int, row: int, start: Start) -> Start:
    """What minors may not do, until they are old enough."""
    people, posts = world.people, world.posts
    adult, sixteen = whole(people.day_18[person]), whole(people.day_minor_16[person])
    bans_18 = posts.forbids_18[row]
    bans = posts.forbids_16[row] | bans_18
    if start.low >= adult or bans == 0:
        return start
    for bit in range(_FIRST_MINORS, _END_MINORS):
        if bans >> bit & 1:
            start = not_before(start, adult if bans_18 >> bit & 1 else sixteen, 1 << bit)
    return start


@inner
def holds_licence(world: World, person: int, row: int) -> bool:
    """Whether some licence held, or none, does for the post."""
    held = world.people.licences[person]
    return bool(held & world.posts.licences[row] != held)


@inner
def of_contract(world: World, person: int, row: int, start: Start) -> int:
    """Length, level, licence, and the maîtres d'apprentissage."""
    offers, people = world.offers, world.people
    lifted = people.age_lifted[person]
    found = start.found | (world.posts.forbids_lifted[row] if lifted else world.posts.forbids[row])
    if start.low <= people.kept_until[person]:
        found &= ~_SHORT
    found |= world.law.least_level[people.level[person], offers.level[row]]
    return whole(found if holds_licence(world, person, row) else found | _LICENCE)


@inner
def of_stay(world: World, person: int, row: int, start: Start) -> int:
    """Room left at the host, length, and what the host may not ask."""
    if knows_host(world, person, row):
        by_count = room_from(world, person, row, start.low, start.high)
        by_days = days_room_from(world, person, row, start.low, start.high)
        start = not_before(start, by_count, _CONVENTIONS)
        start = not_before(start, by_days, _CUMULATED)
    found = start.found | world.posts.forbids[row]
    duration = whole(world.posts.duration_days[row])
    if duration > _SHORTEST_MONTH and duration > longest_stay(world, start):
        found |= _PMSMP_LONG
    return whole(found if holds_licence(world, person, row) else found | _LICENCE)


@inner
def longest_stay(world: World, start: Start) -> int:
    """Days of the longest month, date to date, from a possible start day."""
    months = world.law.pmsmp_months
    first = month_after(start.low)
    longest = months_from(start.low, months) - start.low
    for day in (min(first, start.high), min(month_after(first), start.high)):
        longest = max(longest, months_from(day, months) - day)
    return longest
