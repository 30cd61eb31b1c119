"""The courses as the kernel reads them: their sites, what they are worth, and their sessions."""

from dataclasses import replace
from datetime import date

import numpy as np

from matcher.columns import NO_DAY, UNKNOWN
from matcher.columns.missing import day_number
from matcher.eligibility.calendar import earliest_within, months_from
from matcher.factors.shape import Shape
from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.world import Courses, Longs
from matcher.kernel.ways.zones import Zones, zones_of
from matcher.kernel.worth.probes import blank_offers, probe, worth
from matcher.kernel.worth.tables import RHYTHMS
from matcher.pool import Pool
from matcher.scorecard import Scorecard
from matcher.travel.hours import weekday_hours
from models.enums import OfferKind
from models.rules import RuleBook


def courses_of(
    pool: Pool, codes: Codes, points: Longs, rules: RuleBook, today: date
) -> tuple[Courses, Zones]:
    """The courses, which prepare a trade, and the sites they lie on."""
    columns = pool.courses
    sites, site = zones_of(
        columns.places,
        weekday_hours(len(columns), rules.value("assumed_class_hours", today)),
    )
    trade = coded(codes.trades, columns.rome)
    level = np.where(columns.level == UNKNOWN, 0, columns.level).astype(np.uint8)
    rhythm = np.array([RHYTHMS.index(str(name)) for name in columns.rhythm], dtype=np.uint8)
    starts = np.where(columns.start == NO_DAY, day_number(today), columns.start)
    window = int(rules.value("session_window", today))
    outdated = int(rules.value("session_unknown", today))
    return (
        Courses(
            site=site,
            text=coded(codes.courses, columns.course_id),
            trade=trade,
            level=level,
            rncp=coded(codes.rncp, columns.rncp),
            rhythm=rhythm,
            boarding=columns.boarding,
            start=columns.start,
            window_from=earliest_within(starts, window),
            window_to=months_from(starts, window),
            outdated_on=months_from(starts, outdated),
            points=points,
        ),
        sites,
    )


def course_points(pool: Pool, scorecard: Scorecard, today: int) -> Longs:
    """What each course is worth in itself, (courses,)."""
    kind = OfferKind.APPRENTICESHIP
    n = len(pool.courses)
    found = pool.records[kind].of(np.full(n, "", dtype=object), pool.courses.uai)
    pairs = replace(
        probe(blank_offers(kind, n), today),
        records=found,
        cfa_value_added=pool.courses.value_added,
    )
    return worth(pairs, scorecard.kinds[kind], {Shape.COURSE})
