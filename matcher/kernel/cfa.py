"""Which CFA goes with an offer, and how one gets there: compiled (see `matcher.cfa.choice`)."""

from typing import Final, NamedTuple

from matcher.cfa.choice import NO_COURSE
from matcher.cfa.hours import BOARDING, MOST_HOURS, UNKNOWN_RHYTHM
from matcher.columns.missing import NO_DAY
from matcher.kernel.columns import World
from matcher.kernel.compiled import compiled, whole
from matcher.kernel.legs import NO_OFFER, way_to
from models.protocols import UNKNOWN_MINUTES

# What is not yet looked for.
NOT_SOUGHT: Final = -2
_UNKNOWN_BOARDING: Final = -1


class CourseWay(NamedTuple):
    """The way to a course: entry of its factor, minutes, minutes past the limit, and boarding."""

    entry: int
    minutes: int
    over: int
    boards: bool


class Cfa(NamedTuple):
    """The CFA of a pair. Only a certain one has `over`, and is `dated`: its course, with a day."""

    course: int
    points: int
    minutes: int
    over: int
    dated: int


@compiled
def way_to_course(world: World, person: int, course: int) -> CourseWay:
    """Every day, or by boarding where the daily way is too long or worth less."""
    courses, tables = world.courses, world.tables
    limit = whole(world.people.limit_cfa[person])
    site = world.origins.site_at[world.people.origin[person]] + courses.site[course]
    way = way_to(world, person, site, NO_OFFER, limit)
    rhythm = courses.rhythm[course]
    daily = whole(tables.way_entry[rhythm, way.minutes])
    too_long = way.minutes > limit or way.minutes == UNKNOWN_MINUTES
    worth_less = daily <= MOST_HOURS and tables.worth[daily] < tables.worth[BOARDING]
    boards = courses.boarding[course] == 1 and (too_long or worth_less)
    entry = daily
    if boards:
        entry = BOARDING if tables.rhythm_known[rhythm] else UNKNOWN_RHYTHM
    return CourseWay(entry, way.minutes, way.over, boards)


@compiled
def same_level(one: int, other: int) -> bool:
    """Whether two levels agree, or one is not known."""
    return one == other or one == 0 or other == 0


@compiled
def best_course(world: World, person: int, trade: int, level: int) -> int:
    """Best course of a trade and level by the worth of its way, of equal ones the first."""
    courses, index = world.courses, world.course_index
    best, most = NO_COURSE, 0
    for place in range(index.starts[trade], index.starts[trade + 1]):
        course = whole(index.rows[place])
        if same_level(level, whole(courses.level[course])):
            worth = whole(world.tables.worth[way_to_course(world, person, course).entry])
            if best == NO_COURSE or worth > most:
                best, most = course, worth
    return best


@compiled
def own_course(world: World, person: int, row: int, trade: int, level: int) -> int:
    """The person's own course where it prepares the offer's diploma."""
    courses, own = world.courses, whole(world.people.course[person])
    if own == NO_COURSE:
        return NO_COURSE
    rncp = world.offers.rncp[row]
    same_diploma = rncp != 0 and courses.rncp[own] == rncp
    same_trade = courses.trade[own] == trade and same_level(level, whole(courses.level[own]))
    return own if same_diploma or same_trade else NO_COURSE


@compiled
def of_course(world: World, person: int, course: int, certain: bool) -> Cfa:
    """What a course makes of a pair."""
    courses = world.courses
    way = way_to_course(world, person, course)
    held_against = certain and not way.boards and courses.boarding[course] != _UNKNOWN_BOARDING
    return Cfa(
        course,
        whole(courses.points[course] + world.tables.cfa_way[way.entry]),
        way.minutes,
        way.over if held_against else 0,
        course if certain and courses.start[course] != NO_DAY else NO_COURSE,
    )


@compiled
def no_cfa(world: World, is_pmsmp: bool) -> Cfa:
    """No course is needed, or none is known."""
    minutes = 0 if is_pmsmp else UNKNOWN_MINUTES
    return Cfa(NO_COURSE, whole(world.tables.no_course[whole(is_pmsmp)]), minutes, 0, NO_COURSE)
