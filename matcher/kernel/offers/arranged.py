"""The pool's offers as the kernel reads them, sorted so that what is near lies together."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.columns import UNKNOWN, OfferColumns
from matcher.columns.offers import KINDS
from matcher.factors.shape import Shape
from matcher.kernel.columns.codes import Codes, coded
from matcher.kernel.columns.offers import Offers, Posts
from matcher.kernel.columns.world import Longs
from matcher.kernel.offers.law import OfferLaw
from matcher.kernel.worth.points import packed
from matcher.kernel.worth.probes import probe, with_legs, worth
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


@dataclass(frozen=True)
class Sorted:
    """Scored offers by (main trade, kind, zone, id): rows of the pool, codes, further trades.

    `only_for`: code of the structure, 0 everybody.
    """

    rows: NDArray[np.int64]
    trade: NDArray[np.int32]
    others: NDArray[np.int32]
    other_from: NDArray[np.int32]
    only_for: NDArray[np.int32]


def sorted_offers(pool: Pool, codes: Codes, zone: NDArray[np.int32]) -> Sorted:
    """The offers of scored kinds so that what is near lies together."""
    trade = coded(codes.trades, pool.offers.rome)
    scored = np.flatnonzero(np.isin(pool.offers.kind, [KINDS[kind] for kind in SCORED_KINDS]))
    by = (scored, zone[scored], pool.offers.kind[scored] == KINDS[OfferKind.PMSMP], trade[scored])
    rows = scored[np.lexsort(by)]
    others, other_from = _others(pool.offers, codes, rows)
    only_for = coded(codes.structures, pool.offers.only_for[rows])
    return Sorted(rows, trade[rows], others, other_from, only_for)


def offers_of(
    pool: Pool, codes: Codes, order: Sorted, zone: NDArray[np.int32], points: Longs
) -> Offers:
    """What every pair reads of the offers."""
    columns, rows = pool.offers, order.rows
    course = np.fromiter(
        (pool.courses.row_of.get(text, -1) for text in columns.course_id[rows]), np.int32, len(rows)
    )
    level = columns.diploma_level[rows]
    return Offers(
        points_own=points[rows, 0],
        points_lift=points[rows, 1],
        points_unknown=points[rows, 2],
        pool_row=rows.astype(np.int32),
        zone=zone[rows],
        trade=order.trade,
        employer=coded(codes.employers, columns.employer_id[rows]),
        rncp=coded(codes.rncp, columns.rncp[rows]),
        start_from=columns.start_from[rows],
        start_to=columns.start_to[rows],
        course=course,
        level=np.where(level == UNKNOWN, 0, level).astype(np.uint8),
        is_pmsmp=columns.kind[rows] == KINDS[OfferKind.PMSMP],
    )


def posts_of(pool: Pool, codes: Codes, order: Sorted, law: OfferLaw) -> Posts:
    """What rules and lifts ask of the offers."""
    columns, rows = pool.offers, order.rows
    return Posts(
        duration_days=columns.duration_days[rows],
        day_start=columns.day_start[rows],
        day_end=columns.day_end[rows],
        works_weekend=columns.works_weekend[rows] == 1,
        course_text=coded(codes.courses, columns.course_id[rows]),
        forbids=law.forbids[rows],
        forbids_lifted=law.forbids_lifted[rows],
        forbids_16=law.forbids_16[rows],
        forbids_18=law.forbids_18[rows],
        hours=law.hours[rows],
        licences=law.licences[rows],
    )


def _others(
    columns: OfferColumns, codes: Codes, rows: NDArray[np.int64]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Further trades of each offer, its main one left out, and where each offer's begin."""
    texts, own = columns.other_romes[rows], columns.rome[rows]
    naming = np.flatnonzero(texts != "")
    named = zip(texts[naming].tolist(), own[naming].tolist(), strict=True)
    kept = [
        [code for code in dict.fromkeys(text.split(",")) if code and code != rome]
        for text, rome in named
    ]
    counts = np.zeros(len(rows), dtype=np.int64)
    counts[naming] = [len(each) for each in kept]
    flat = np.array([code for each in kept for code in each], dtype=object)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return coded(codes.trades, flat), starts.astype(np.int32)
