"""Which columns does the kernel read of a pool in which a few offers changed?

Points and rules are asked of the changed offers only, which are laid among those that stay; the
columns are the same, to the last value, as those of a board built anew.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.columns.missing import day_number
from matcher.columns.offers import KINDS
from matcher.eligibility import Eligibility
from matcher.kernel.board import Board
from matcher.kernel.columns.offers import Offers, Posts
from matcher.kernel.columns.world import records
from matcher.kernel.offers.arranged import (
    Sorted,
    offer_points,
    offers_of,
    posts_of,
    sorted_offers,
)
from matcher.kernel.offers.courses import course_points, courses_of
from matcher.kernel.offers.entries import index_of
from matcher.kernel.offers.law import offer_law
from matcher.kernel.ways.zones import Zones, zones_of
from matcher.kernel.worth.tables import most_of_cfa
from matcher.pool import Pool
from matcher.refresh.codes import Renumbered, Rows, renumbered
from matcher.refresh.pool import Edited
from matcher.refresh.splice import Longs, Splice
from matcher.travel.hours import working_hours


def edited_board(board: Board, edited: Edited) -> Board | None:
    """The board of the pool now; None where its trades are others, and it must be built."""
    pool, fresh = edited.pool, _reckoned(edited)
    rows = Rows(np.flatnonzero(edited.rows.now < 0), edited.rows.fresh)
    numbered = renumbered(board.reading.codes, edited.before, pool, rows)
    if numbered is None:
        return None
    zones, zone = _zones(board, edited)
    laid = _laid(board, edited, numbered, zone, fresh)
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


@dataclass(frozen=True)
class _Laid:
    """Offers in the order of the kernel."""

    order: Sorted
    offers: Offers
    posts: Posts


def _laid(
    board: Board,
    edited: Edited,
    numbered: Renumbered,
    zone: NDArray[np.int32],
    fresh: Longs,
) -> _Laid:
    new = _read_anew(board, edited.pool, numbered, zone, fresh)
    row = edited.rows.now[board.offers.pool_row]
    stays = (row >= 0) & ~np.isin(row, fresh)
    offers = _columns(Offers, board.offers)._replace(
        pool_row=row.astype(np.int32),
        zone=np.append(zone, np.int32(0))[row],
        employer=numbered.now("employers", board.offers.employer),
        rncp=numbered.now("rncp", board.offers.rncp),
    )
    posts = _columns(Posts, board.posts)._replace(
        course_text=numbered.now("courses", board.posts.course_text)
    )
    size = (len(zone), int(zone.max(initial=0)) + 1)
    kept = np.flatnonzero(stays)
    places = np.searchsorted(_keys(offers, size)[kept], _keys(new.offers, size))
    at = np.append(kept, len(row))[places]
    laid = Splice.of(len(row), np.flatnonzero(~stays).tolist(), at.tolist())
    merged = _merged(Offers, laid, (offers, new.offers))
    others, other_from = laid.ragged(
        (board.order.others, board.order.other_from), (new.order.others, new.order.other_from)
    )
    only_for = numbered.now("structures", board.order.only_for)
    return _Laid(
        Sorted(
            merged.pool_row.astype(np.int64),
            merged.trade,
            others,
            other_from,
            laid.column(only_for, new.order.only_for),
        ),
        merged,
        _merged(Posts, laid, (posts, new.posts)),
    )


def _columns[T: (Offers, Posts)](kind: type[T], rows: T) -> T:
    """Columns side by side of what is laid row by row."""
    laid: Any = rows
    return kind(*(np.asarray(laid[name]) for name in kind._fields))


def _merged[T: (Offers, Posts)](kind: type[T], laid: Splice, both: tuple[T, T]) -> T:
    old, new = both
    columns = zip(tuple[Any, ...](old), tuple[Any, ...](new), strict=True)
    return kind(*(laid.column(*each) for each in columns))


def _keys(offers: Offers, size: tuple[int, int]) -> Longs:
    """By which offers are sorted, in one number: trade, kind, zone, row."""
    rows, zones = size
    of_trade = offers.trade.astype(np.int64) * 2 + offers.is_pmsmp
    return (of_trade * zones + offers.zone) * rows + offers.pool_row


def _read_anew(
    board: Board, pool: Pool, numbered: Renumbered, zone: NDArray[np.int32], fresh: Longs
) -> _Laid:
    """Offers of these rows alone, judged, numbered by their rows of the whole pool."""
    few, reading = replace(pool, offers=pool.offers.take(fresh)), board.reading
    rules, today = reading.rules, reading.today
    order = sorted_offers(few, numbered.codes, zone[fresh])
    points = offer_points(few, board.scorecard, day_number(today))
    majority = int(rules.value("minors_ages", today)["under_18"])
    law = offer_law(few.offers, Eligibility(rules, today), majority, today)
    offers = offers_of(few, numbered.codes, order, zone[fresh], points)
    return _Laid(
        order,
        offers._replace(pool_row=fresh[order.rows].astype(np.int32)),
        posts_of(few, numbered.codes, order, law),
    )


def _with_courses(board: Board, before: Pool, numbered: Renumbered) -> Board:
    """The board with its courses as they are numbered and worth now."""
    pool, reading = board.pool, board.reading
    codes = numbered.codes
    same = codes.rncp is reading.codes.rncp and codes.courses is reading.codes.courses
    reading = replace(reading, codes=codes)
    if same and all(pool.records[kind] is before.records[kind] for kind in pool.records):
        return replace(board, reading=reading)
    points = course_points(pool, board.scorecard, day_number(reading.today))
    courses, index, _ = courses_of(pool, codes, points, reading.rules, reading.today)
    return replace(
        board,
        reading=reading,
        courses=records(courses),
        course_index=index,
        tables=board.tables._replace(most_cfa=most_of_cfa(board.tables, points)),
    )
