"""Where does the kernel find the courses of a trade and level, of a site, and the best far away?"""

import numpy as np
from numpy.typing import NDArray

from matcher.kernel.columns.world import (
    Choice,
    CourseIndex,
    Courses,
    Far,
    Local,
    Longs,
    Tables,
    grouped,
    records,
)
from matcher.kernel.ways.around import SITE_CLASSES
from matcher.kernel.ways.far import MINUTES_OF
from matcher.kernel.worth.tables import LEVELS


def course_index_of(courses: Courses, tables: Tables, trades: int, sites: int) -> CourseIndex:
    """The index of the courses of so many trades, at so many sites."""
    place = courses.trade.astype(np.int64) * LEVELS + courses.level
    by_place = np.argsort(place, kind="stable")
    by_site = np.argsort(courses.site, kind="stable")
    choices = Choice(
        by_place.astype(np.int32),
        courses.site[by_place],
        courses.rhythm[by_place],
        courses.boarding[by_place],
    )
    at_site = Local(
        by_site.astype(np.int32),
        place[by_site].astype(np.int32),
        courses.trade[by_site],
        courses.rhythm[by_site],
        courses.boarding[by_site],
    )
    return CourseIndex(
        choices=records(choices),
        starts=grouped(place[by_place], trades * LEVELS).astype(np.int32),
        at_site=records(at_site),
        site_from=grouped(courses.site[by_site], sites).astype(np.int32),
        far=_far(courses, tables, place, trades * LEVELS),
    )


def _far(courses: Courses, tables: Tables, place: Longs, places: int) -> Far:
    """The best course of each trade and level, were the way to all of them of one class."""
    course, site = np.full((2, SITE_CLASSES, places), -1, dtype=np.int32)
    worth = np.zeros((SITE_CLASSES, places), dtype=np.int64)
    row = np.arange(len(place))
    for which, minutes in MINUTES_OF.items():
        each = _worth_at(courses, tables, minutes)
        # Of each trade and level the one of the best way, of equal ones the first.
        order = np.lexsort((row, -each, place))
        best = order[np.flatnonzero(np.diff(place[order], prepend=-1))]
        course[which, place[best]] = best
        site[which, place[best]] = courses.site[best]
        worth[which, place[best]] = each[best]
    return Far(course, site, worth)


def _worth_at(courses: Courses, tables: Tables, minutes: int) -> NDArray[np.int64]:
    """What the way to each course is worth where it takes so long, and longer than any limit."""
    daily = tables.way_entry[courses.rhythm, minutes]
    boards = tables.boards_entry[courses.rhythm]
    return tables.worth[np.where(courses.boarding == 1, boards, daily)]
