"""Which columns does the kernel read of a pool in which a few offers changed?

Points and rules are asked of the changed offers only, which are laid among those that stay; the
columns are the same, to the last value, as those of a board built anew.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import day_number
from matcher.columns.offers import KINDS
from matcher.kernel.board import Board
from matcher.kernel.columns.world import records
from matcher.kernel.offers.course_index import course_index_of
from matcher.kernel.offers.courses import course_points, courses_of
from matcher.kernel.offers.entries import index_of
from matcher.kernel.ways.zones import Zones, zones_of
from matcher.pool import Pool
from matcher.refresh.codes import Renumbered, Rows, renumbered
from matcher.refresh.laid import laid_among
from matcher.refresh.pool import Edited
from matcher.refresh.splice import Longs
from matcher.travel.hours import working_hours


def edited_board(board: Board, edited: Edited) -> Board | None:
    """The board of the pool now; None where its trades are others, and it must be built."""
    pool, fresh = edited.pool, _reckoned(edited)
    rows = Rows(np.flatnonzero(edited.rows.now < 0), edited.rows.fresh)
    numbered = renumbered(board.reading.codes, edited.before, pool, rows)
    if numbered is None:
        return None
    zones, zone = _zones(board, edited)
    laid = laid_among(board, edited, numbered, zone, fresh)
    board = _with_courses(replace(board, pool=pool), edited.before, numbered)
    zones_kept = zones is board.ground.zones
    ground = board.ground if zones_kept else replace(board.ground, zones=zones)
    return replace(
        board,
        zone=zone,
        order=laid.order,
        offers=records(laid.offers),
        posts=records(laid.posts),
        by_trade=index_of(laid.offers, laid.order, zones, numbered.codes, board.courses.points),
        ground=ground,
    )


def _reckoned(edited: Edited) -> Longs:
    """Rows whose worth is reckoned: those read anew, and those of employers with another record."""
    pool, found = edited.pool, [edited.rows.fresh]
    for kind, book in pool.records.items():
        before = edited.before.records[kind]
        if book is before:
            continue
        ids = [
            key
            for now, then in (
                (book.employer_signs, before.employer_signs),
                (book.employer_keeps, before.employer_keeps),
            )
            for key in now.keys() | then.keys()
            if _entry(now.get(key)) != _entry(then.get(key))
        ]
        of_kind = np.flatnonzero(pool.offers.kind == KINDS[kind])
        found.append(of_kind[np.isin(pool.offers.employer_id[of_kind].astype(str), ids)])
    return np.unique(np.concatenate(found))


def _entry(record: Any) -> int | None:
    return None if record is None else int(record.entry)


def _zones(board: Board, edited: Edited) -> tuple[Zones, NDArray[np.int32]]:
    """The zones now; those of before where every new row stands where and when an old one did."""
    pool, rows = edited.pool, edited.rows
    assumed = board.reading.rules.value("assumed_working_hours", board.reading.today)
    if rows.is_in_place:
        seen = [
            (offers.places_at, working_hours(offers, assumed))
            for offers in (each.offers.take(rows.fresh) for each in (edited.before, pool))
        ]
        then, now = ([*vars(places).values(), *vars(hours).values()] for places, hours in seen)
        pairs = zip(then, now, strict=True)
        if all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs):
            return board.ground.zones, board.zone
    reads_hours = getattr(board.ground.travel, "reads_hours", True)
    return zones_of(pool.offers.places_at, working_hours(pool.offers, assumed), reads_hours)


def _with_courses(board: Board, before: Pool, numbered: Renumbered) -> Board:
    """The board with its courses as they are numbered and worth now."""
    pool, reading = board.pool, board.reading
    codes = numbered.codes
    same = codes.rncp is reading.codes.rncp and codes.courses is reading.codes.courses
    reading = replace(reading, codes=codes)
    if same and all(pool.records[kind] is before.records[kind] for kind in pool.records):
        return replace(board, reading=reading)
    points = course_points(pool, board.scorecard, day_number(reading.today))
    courses, sites = courses_of(pool, codes, points, reading.rules, reading.today)
    trades = len(codes.trades)
    return replace(
        board,
        reading=reading,
        courses=records(courses),
        course_index=course_index_of(courses, board.tables, trades, len(sites.places)),
    )
