"""Everything a query reads but the people: a pool, a day and a scorecard, turned into columns."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import day_number
from matcher.eligibility import Eligibility
from matcher.kernel.aside import Aside
from matcher.kernel.columns.codes import Codes
from matcher.kernel.columns.offers import Index, Offers, Posts
from matcher.kernel.columns.world import (
    CourseIndex,
    Courses,
    Law,
    Tables,
    records,
)
from matcher.kernel.loop.at_rest import AtRest
from matcher.kernel.offers.arranged import (
    Sorted,
    offer_points,
    offers_of,
    posts_of,
    sorted_offers,
)
from matcher.kernel.offers.course_index import course_index_of
from matcher.kernel.offers.courses import course_points, courses_of
from matcher.kernel.offers.entries import index_of
from matcher.kernel.offers.law import law_of, offer_law
from matcher.kernel.people.frames import Reading
from matcher.kernel.people.wanted import Relations
from matcher.kernel.ways.near import Ground, fastest_kmh
from matcher.kernel.ways.zones import zones_of
from matcher.kernel.worth.tables import tables_of
from matcher.pool import Pool
from matcher.scorecard import Scorecard
from matcher.travel.hours import working_hours
from models.protocols import TravelTimes
from models.rules import RuleBook


@dataclass(frozen=True)
class Board:
    """Columns of a pool as they stand on a day under a scorecard, rules and travel times.

    `zone`: of each row of the pool; `order`: how the offers were sorted.
    """

    pool: Pool
    zone: NDArray[np.int32]
    order: Sorted
    offers: Offers
    posts: Posts
    by_trade: Index
    courses: Courses
    course_index: CourseIndex
    tables: Tables
    law: Law
    ground: Ground
    reading: Reading
    reading_kmh: float
    scorecard: Scorecard
    # Never taken over by a board made from this one, whose columns may be of other lengths.
    at_rest: AtRest = field(default_factory=AtRest, init=False, compare=False, repr=False)
    aside: Aside = field(default_factory=Aside, init=False, compare=False, repr=False)


@dataclass(frozen=True)
class Judges:
    """What decides: contributions, dated rules, travel times."""

    scorecard: Scorecard
    rules: RuleBook
    travel: TravelTimes
    _tables: dict[date, Tables] = field(default_factory=dict, compare=False, repr=False)

    def tables_on(self, today: date) -> Tables:
        """What facts are worth on a day; the last day's are kept, whatever the pool."""
        tables = self._tables.get(today)
        if tables is None:
            tables = tables_of(self.scorecard, self.rules, today)
            self._tables.clear()
            self._tables[today] = tables
        return tables


def board_of(pool: Pool, judges: Judges, today: date) -> Board:
    """The columns of a pool. Takes some seconds for 300,000 offers, once a day and version."""
    scorecard, rules = judges.scorecard, judges.rules
    day, codes = day_number(today), Codes.of(pool)
    eligibility = Eligibility(rules, today)
    zones, zone = zones_of(
        pool.offers.places_at,
        working_hours(pool.offers, rules.value("assumed_working_hours", today)),
        getattr(judges.travel, "reads_hours", True),
    )
    majority = int(rules.value("minors_ages", today)["under_18"])
    order = sorted_offers(pool, codes, zone)
    offers = offers_of(pool, codes, order, zone, offer_points(pool, scorecard, day))
    posts = posts_of(pool, codes, order, offer_law(pool.offers, eligibility, majority, today))
    own_points = course_points(pool, scorecard, day)
    courses, sites = courses_of(pool, codes, own_points, rules, today)
    tables = judges.tables_on(today)
    law = law_of(eligibility, rules, today)
    return Board(
        pool=pool,
        zone=zone,
        order=order,
        offers=records(offers),
        posts=records(posts),
        by_trade=index_of(offers, order, zones, codes, own_points),
        courses=records(courses),
        course_index=course_index_of(courses, tables, len(codes.trades), len(sites.places)),
        tables=tables,
        law=law,
        ground=Ground(zones, sites.places, sites.hours, judges.travel),
        reading=Reading(
            codes, Relations.of(pool.related, codes.trades), pool.courses.row_of, rules, today
        ),
        reading_kmh=max(law.fastest_kmh, fastest_kmh(judges.travel)),
        scorecard=scorecard,
    )
