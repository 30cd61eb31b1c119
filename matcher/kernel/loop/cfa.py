"""Which CFA goes with an offer, and how one gets there: compiled (see `matcher.cfa.choice`)."""

from typing import Final, NamedTuple

from matcher.cfa.choice import NO_COURSE
from matcher.columns.missing import NO_DAY
from matcher.kernel.columns.world import World
from matcher.kernel.compiled import inlined, natural, whole
from matcher.kernel.ways.around import OPEN, Around, state_under
from models.protocols import UNKNOWN_MINUTES

_UNKNOWN_BOARDING: Final = -1


class CourseWay(NamedTuple):
    """The way to a course: entry of its factor, minutes, and whether one boards."""

    entry: int
    minutes: int
    boards: bool


class Cfa(NamedTuple):
    """The CFA of a pair. Only a certain one has a `state`, and is `dated`: its course, with a day.

    `state`: whether the way there is within the person's limit.
    """

    course: int
    points: int
    minutes: int
    state: int
    dated: int


@inlined
def way_to_course(
    world: World, person: int, about: tuple[int, int, int], around: Around
) -> CourseWay:
    """Every day, or by boarding where the daily way is too long or worth less.

    `about`: the course's site, its rhythm, and whether it boards.
    """
    (site, rhythm, boarding), tables = about, world.tables
    limit = whole(world.people.limit_cfa[person])
    minutes = whole(around.site_minutes[site])
    too_long = (minutes > limit) | (minutes == UNKNOWN_MINUTES)
    boards = (boarding == 1) & (too_long | tables.worth_boarding[rhythm, minutes])
    daily = whole(tables.way_entry[rhythm, minutes])
    return CourseWay(whole(tables.boards_entry[rhythm]) if boards else daily, minutes, boards)


@inlined
def same_level(one: int, other: int) -> bool:
    """Whether two levels agree, or one is not known."""
    return one == other or one == 0 or other == 0


@inlined
def certain_course(world: World, person: int, row: int, aim: tuple[int, int]) -> int:
    """The course that a contract imposes, or the person's own where it does."""
    if world.offers.is_pmsmp[row]:
        return NO_COURSE
    imposed = whole(world.offers.course[row])
    if imposed != NO_COURSE or world.people.course[person] == NO_COURSE:
        return imposed
    return own_course(world, person, row, aim[0], aim[1])


@inlined
def own_course(world: World, person: int, row: int, trade: int, level: int) -> int:
    """The person's own course where it prepares the offer's diploma."""
    courses, own = world.courses, whole(world.people.course[person])
    rncp = world.offers.rncp[row]
    same_diploma = rncp != 0 and courses.rncp[own] == rncp
    same_trade = courses.trade[own] == trade and same_level(level, whole(courses.level[own]))
    return own if same_diploma or same_trade else NO_COURSE


@inlined
def of_course(world: World, person: int, course: int, certain: bool, around: Around) -> Cfa:
    """What a course makes of a pair."""
    courses = world.courses
    about = (
        natural(courses.site[course]),
        whole(courses.rhythm[course]),
        whole(courses.boarding[course]),
    )
    way = way_to_course(world, person, about, around)
    held_against = certain and not way.boards and courses.boarding[course] != _UNKNOWN_BOARDING
    state = OPEN
    if held_against and way.minutes != UNKNOWN_MINUTES:
        limit = whole(world.people.limit_cfa[person])
        state = state_under(way.minutes, limit, world.law.margin)
    return Cfa(
        course,
        whole(courses.points[course] + world.tables.cfa_way[natural(way.entry)]),
        way.minutes,
        state,
        course if certain and courses.start[course] != NO_DAY else NO_COURSE,
    )


@inlined
def state_of_course(world: World, person: int, course: int, around: Around) -> int:
    """Whether the way to a certain course, if there is one, is within the limit."""
    if course == NO_COURSE:
        return OPEN
    return of_course(world, person, course, True, around).state


@inlined
def no_cfa(world: World, is_pmsmp: bool) -> Cfa:
    """No course is needed, or none is known."""
    minutes = 0 if is_pmsmp else UNKNOWN_MINUTES
    return Cfa(NO_COURSE, whole(world.tables.no_course[whole(is_pmsmp)]), minutes, OPEN, NO_COURSE)
