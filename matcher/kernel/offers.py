"""The pool's offers as the kernel reads them, sorted so that what is near lies together."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN, OfferColumns
from matcher.columns.offers import KINDS
from matcher.factors.shape import Shape
from matcher.kernel.codes import Codes, coded
from matcher.kernel.columns import Index, Longs, Offers
from matcher.kernel.merge import FIELDS
from matcher.kernel.offer_law import OfferLaw
from matcher.kernel.points import packed
from matcher.kernel.probes import probe, with_legs, worth
from matcher.kernel.zones import Zones
from matcher.pool import Pool
from matcher.priors import Records
from matcher.scorecard import SCORED_KINDS, Scorecard
from matcher.travel import MODES, NO_MODE
from models.enums import Mode, OfferKind

# Who decides a journey: the person, somebody who drives, or not known.
MEANS = (MODES.index(Mode.WALK), MODES.index(Mode.LIFT), NO_MODE)


def offer_points(pool: Pool, scorecard: Scorecard, today: int) -> Longs:
    """Intercept and what each offer is worth in itself, by who decides the journey, (n, 3)."""
    points = np.zeros((len(pool.offers), len(MEANS)), dtype=np.int64)
    for kind in SCORED_KINDS:
        rows = np.flatnonzero(pool.offers.kind == KINDS[kind])
        card = scorecard.kinds[kind]
        pairs = probe(pool.offers.take(rows), today)
        found = pool.records[kind].of(pairs.offers.employer_id, np.full(len(rows), "", object))
        pairs = replace(
            pairs, records=Records(found.employer_signs, found.employer_keeps, found.cfa_keeps)
        )
        start = packed(np.array(card.signed.intercept), np.array(card.held.intercept))
        for place, mode in enumerate(MEANS):
            by_mode = with_legs(pairs, mode=np.full(len(rows), mode, dtype=np.int8))
            points[rows, place] = start + worth(by_mode, card, {Shape.OFFER})
    return points


def offers_of(
    pool: Pool, codes: Codes, zone: NDArray[np.int32], points: Longs, law: OfferLaw
) -> tuple[Offers, NDArray[np.int32]]:
    """Offers of scored kinds, by (main trade, zone, id), and their further trades."""
    columns = pool.offers
    trade = coded(codes.trades, columns.rome)
    scored = np.flatnonzero(np.isin(columns.kind, [KINDS[kind] for kind in SCORED_KINDS]))
    rows = scored[np.lexsort((scored, zone[scored], trade[scored]))]
    others, other_from = _others(columns, codes, rows)
    course_text = coded(codes.courses, columns.course_id[rows])
    course = np.fromiter(
        (pool.courses.row_of.get(text, -1) for text in columns.course_id[rows]), np.int32, len(rows)
    )
    level = columns.diploma_level[rows]
    built = Offers(
        pool_row=rows.astype(np.int32),
        zone=zone[rows],
        is_pmsmp=columns.kind[rows] == KINDS[OfferKind.PMSMP],
        points_own=points[rows, 0],
        points_lift=points[rows, 1],
        points_unknown=points[rows, 2],
        trade=trade[rows],
        other_from=other_from,
        level=np.where(level == UNKNOWN, 0, level).astype(np.uint8),
        rncp=coded(codes.rncp, columns.rncp[rows]),
        start_from=columns.start_from[rows],
        start_to=columns.start_to[rows],
        duration_months=columns.duration_months[rows],
        duration_days=columns.duration_days[rows],
        day_start=columns.day_start[rows],
        day_end=columns.day_end[rows],
        works_weekend=columns.works_weekend[rows] == 1,
        course=course,
        course_text=course_text,
        only_for=coded(codes.structures, columns.only_for[rows]),
        employer=coded(codes.employers, columns.employer_id[rows]),
        forbids=law.forbids[rows],
        forbids_lifted=law.forbids_lifted[rows],
        forbids_16=law.forbids_16[rows],
        forbids_18=law.forbids_18[rows],
        hours=law.hours[rows],
        licences=law.licences[rows],
    )
    return built, others


def _others(
    columns: OfferColumns, codes: Codes, rows: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Further trades of each offer, its main one left out, and where each offer's begin."""
    found: list[list[str]] = [
        [code for code in dict.fromkeys(columns.other_romes[row].split(",")) if code]
        if columns.other_romes[row]
        else []
        for row in rows
    ]
    kept = [
        [code for code in own if code != columns.rome[row]]
        for own, row in zip(found, rows, strict=True)
    ]
    flat = np.array([code for own in kept for code in own], dtype=object)
    starts = np.concatenate([[0], np.cumsum([len(own) for own in kept], dtype=np.int64)])
    return coded(codes.trades, flat), starts.astype(np.int32)


def index_of(offers: Offers, others: NDArray[np.int32], zones: Zones, codes: Codes) -> Index:
    """Entries of every trade, cell by cell."""
    counts = np.diff(offers.other_from)
    rows = np.concatenate([np.arange(len(offers.zone)), np.repeat(np.arange(len(counts)), counts)])
    trade = np.concatenate([offers.trade, others]).astype(np.int64)
    trades, cells = len(codes.trades), len(zones.key)
    cell = np.searchsorted(zones.zone_from, offers.zone[rows], side="right") - 1
    order = np.lexsort((offers.pool_row[rows], offers.zone[rows], trade))
    place = (trade * (cells + 1) + cell)[order]
    starts = np.searchsorted(place, np.arange(trades * (cells + 1)))
    return Index(
        entries=rows[order].astype(np.int32),
        starts=starts.reshape(trades, cells + 1).astype(np.int32),
        cell_key=zones.key,
        zone_from=zones.zone_from,
        field=np.array([(ord(code[0]) - ord("A")) % FIELDS for code in codes.trades], np.int32),
        others=others,
    )
